package kz.kualik.authority.applications;

import java.util.Optional;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;

/**
 * What the registry says about an application now.
 *
 * @param person the living applicant
 * @param entity the entity concerned, if there is one
 */
public record RegistryFacts(RegisteredPerson person, Optional<RegisteredEntity> entity) {

    /** Nothing of a person belongs into a log. */
    @Override
    public String toString() {
        return "RegistryFacts[hidden]";
    }
}
