package kz.kualik.authority.revocation;

import java.time.Instant;
import java.util.Optional;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.issuance.CertificateId;

/**
 * The wish to revoke.
 *
 * @param certificate which certificate
 * @param ground on which legal ground
 * @param actor who wants it; the caller has checked that this one may
 * @param comment free words of the operator; kept apart from the audit log, because people write names into comments
 * @param basis the paper that it rests on, for example number and day of a court decision; kept with the comment
 * @param receivedAt when the information was received, if that was before now; from then on counts the day within which
 *     article 18, paragraph 3, wants the register to tell
 */
public record RevocationRequest(
        CertificateId certificate,
        RevocationGround ground,
        Actor actor,
        Optional<String> comment,
        Optional<String> basis,
        Optional<Instant> receivedAt) {

    /** Longer comments are refused, in characters. */
    public static final int MAXIMUM_COMMENT_LENGTH = 1000;

    /** Longer names of papers are refused, in characters. */
    public static final int MAXIMUM_BASIS_LENGTH = 200;

    public RevocationRequest {
        requireLength("comment on a revocation", comment, MAXIMUM_COMMENT_LENGTH);
        requireLength("paper that a revocation rests on", basis, MAXIMUM_BASIS_LENGTH);
    }

    /** A wish that was received this moment and rests on nothing but itself. */
    public RevocationRequest(
            CertificateId certificate, RevocationGround ground, Actor actor, Optional<String> comment) {
        this(certificate, ground, actor, comment, Optional.empty(), Optional.empty());
    }

    private static void requireLength(String what, Optional<String> text, int maximum) {
        if (text.isPresent() && text.get().length() > maximum) {
            throw new IllegalArgumentException("the " + what + " has at most " + maximum + " characters, this one has "
                    + text.get().length());
        }
    }

    /** The comment is free text about people and stays out of logs. */
    @Override
    public String toString() {
        return "RevocationRequest[" + certificate + ", " + ground.legal() + "]";
    }
}
