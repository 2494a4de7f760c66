package kz.kualik.authority.issuance;

import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.pki.oid.SubjectType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code holder}: a person, a person who acts for an entity in a role, or an information system of an entity,
 * which belongs to the entity and to no person.
 */
@Component
final class HolderTable {

    private final JdbcClient jdbc;

    HolderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of the holder, if entered before. */
    Optional<UUID> find(
            SubjectType role, Optional<PersonId> person, Optional<EntityId> entity, Optional<String> system) {
        return jdbc.sql("""
                select id
                  from holder
                 where kind = :kind
                   and person_id is not distinct from cast(:person as uuid)
                   and entity_id is not distinct from cast(:entity as uuid)
                   and system_name is not distinct from cast(:system as text)
                """)
                .param("kind", role.name())
                .param("person", person.map(PersonId::value).orElse(null))
                .param("entity", entity.map(EntityId::value).orElse(null))
                .param("system", system.orElse(null))
                .query(UUID.class)
                .optional();
    }

    /** The id of the holder, who is entered at the first time. Needs a transaction. */
    UUID findOrEnter(SubjectType role, Optional<PersonId> person, Optional<EntityId> entity, Optional<String> system) {
        // The update that changes nothing makes "returning" answer for a row that was there already.
        return jdbc.sql("""
                insert into holder (id,  kind,  person_id,             entity_id,             system_name)
                values             (:id, :kind, cast(:person as uuid), cast(:entity as uuid), :system)
                on conflict (kind, person_id, entity_id, system_name) do update
                   set kind = excluded.kind
                returning id
                """)
                .param("id", UUID.randomUUID())
                .param("kind", role.name())
                .param("person", person.map(PersonId::value).orElse(null))
                .param("entity", entity.map(EntityId::value).orElse(null))
                .param("system", system.orElse(null))
                .query(UUID.class)
                .single();
    }
}
