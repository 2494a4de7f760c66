package kz.kualik.authority.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;

/**
 * Our own memory of persons and entities: an id for each, and what the registry said of them with the time it was read. A
 * change of name or number closes the old attributes and opens new ones under the same id.
 */
public interface Identities {

    /** The id of the person, with the attributes brought up to what the registry says now. Needs a transaction. */
    PersonId remember(RegisteredPerson person);

    /** The id of the entity, with the attributes brought up to what the registry says now. Needs a transaction. */
    EntityId remember(RegisteredEntity entity);

    /** For each person the id, if the attributes that we remember are those that the registry says now. */
    List<Optional<PersonId>> recallPersons(List<RegisteredPerson> persons);

    /** For each entity the id, if the attributes that we remember are those that the registry says now. */
    List<Optional<EntityId>> recallEntities(List<RegisteredEntity> entities);

    /** The person who is known by this number, or was once. */
    Optional<PersonId> find(Iin iin);

    /** The entity that is known by this number, or was once. */
    Optional<EntityId> find(Bin bin);

    /** The number by which the registry knows the person now. */
    Iin iin(PersonId person);

    /** The number by which the registry knows the entity now. */
    Bin bin(EntityId entity);

    /** The birth date that the registry told last. */
    LocalDate birthDate(PersonId person);
}
