package kz.kualik.authority.applications;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.pki.oid.SubjectType;

/**
 * What a holder who has shown a valid key sends in to get certificates for new ones. Who they are, and for whom they act, stands
 * in the register of certificates.
 *
 * @param certified the application that the certificate was issued for
 * @param holder the holder's id, under which the act is recorded
 * @param subjectType what they hold the certificate as, and will hold the new ones as
 * @param person the holder, or who acts for the entity
 * @param entity the entity that the holder acts for; present exactly if the subject type has one
 * @param documentNumber the number of the holder's identity document
 * @param language in which to write to them: {@code kk}, {@code ru} or {@code en}
 * @param email where to write
 * @param agreementVersion the version of the user agreement that they accepted with their signature
 * @param requests the certificate requests for the new keys (PKCS#10, DER)
 */
public record RenewalForm(
        UUID certified,
        UUID holder,
        SubjectType subjectType,
        PersonId person,
        Optional<EntityId> entity,
        String documentNumber,
        String language,
        Optional<String> email,
        String agreementVersion,
        List<byte[]> requests) {

    public RenewalForm {
        requests = requests.stream().map(byte[]::clone).toList();
    }

    /** Nothing of what a person typed belongs into a log. */
    @Override
    public String toString() {
        return "RenewalForm[" + subjectType + "]";
    }
}
