package kz.kualik.authority.issuance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;

/**
 * A certificate with whose it is, without its bytes.
 *
 * @param id issuer and serial number
 * @param applicationId the application that it was issued for
 * @param holderId the holder
 * @param holderKind what the holder holds it as: the name of a subject type, or what belongs to the house itself
 * @param person the holder, or who acts for the entity
 * @param entity the entity that the holder acts for
 * @param profile the name of the profile
 * @param notBefore begin of validity
 * @param notAfter end of validity
 * @param plannedAt when it was planned from what the registry said then
 * @param issuedAt when it was issued
 */
public record HeldCertificate(
        CertificateId id,
        UUID applicationId,
        UUID holderId,
        String holderKind,
        Optional<PersonId> person,
        Optional<EntityId> entity,
        String profile,
        Instant notBefore,
        Instant notAfter,
        Instant plannedAt,
        Instant issuedAt) {

    /** Somebody applied for it; the others are the house's own and those of its staff. */
    public boolean isCitizens() {
        return !holderKind.equals(HouseHolder.HOUSE) && !holderKind.equals(HouseHolder.STAFF);
    }
}
