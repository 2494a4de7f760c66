package kz.kualik.authority.issuance;

import java.util.Optional;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.pki.oid.SubjectType;

/**
 * Whose certificates are planned, as the registry told a moment ago.
 *
 * @param role in which role
 * @param person who; absent for an information system, which belongs to no person
 * @param entity for which legal entity, if for one
 * @param system which information system, if it is one
 */
record PlannedHolder(
        SubjectType role,
        Optional<RegisteredPerson> person,
        Optional<RegisteredEntity> entity,
        Optional<String> system) {

    static PlannedHolder of(ApprovedApplication application, HolderFacts facts) {
        return new PlannedHolder(
                application.subjectType(),
                application.subjectType().isOfPerson() ? Optional.of(facts.person()) : Optional.empty(),
                facts.entity(),
                application.systemName());
    }

    /** Nothing of a person belongs into a log. */
    @Override
    public String toString() {
        return "PlannedHolder[" + role + "]";
    }
}
