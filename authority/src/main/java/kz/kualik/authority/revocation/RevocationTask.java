package kz.kualik.authority.revocation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.issuance.CertificateId;

/**
 * A certificate that a registry event casts doubt upon, to be judged by an officer.
 *
 * @param id the task
 * @param eventId the registry's id of the event
 * @param certificate which certificate
 * @param ground on which ground it would be revoked
 * @param receivedAt when the event was received; from then on counts the day of article 18, paragraph 3
 * @param state whether it was decided, and how
 * @param decidedAt when
 */
record RevocationTask(
        UUID id,
        String eventId,
        CertificateId certificate,
        RevocationGround ground,
        Instant receivedAt,
        State state,
        Optional<Instant> decidedAt) {

    /** What became of it. */
    enum State {
        OPEN,
        REVOKED,
        /** An officer has found that the certificate says the truth. */
        KEPT
    }
}
