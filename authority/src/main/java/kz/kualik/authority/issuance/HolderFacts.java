package kz.kualik.authority.issuance;

import java.util.Optional;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.pki.certificate.CertificateSubject;

/**
 * What the registry says of a holder at the time of issue.
 *
 * @param person who
 * @param entity for whom, if for a legal entity
 * @param subject how the certificate calls them
 */
record HolderFacts(RegisteredPerson person, Optional<RegisteredEntity> entity, CertificateSubject subject) {

    /** Nothing of a person belongs into a log. */
    @Override
    public String toString() {
        return "HolderFacts[hidden]";
    }
}
