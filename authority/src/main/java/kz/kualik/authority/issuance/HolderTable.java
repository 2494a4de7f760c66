package kz.kualik.authority.issuance;

import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.pki.oid.SubjectType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code holder}: a person, or a person who acts for an entity in a role. */
@Component
final class HolderTable {

    private final JdbcClient jdbc;

    HolderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of the holder, if entered before. */
    Optional<UUID> find(SubjectType role, PersonId person, Optional<EntityId> entity) {
        return jdbc.sql("""
                select id
                  from holder
                 where kind = :kind
                   and person_id = :person
                   and entity_id is not distinct from cast(:entity as uuid)
                """)
                .param("kind", role.name())
                .param("person", person.value())
                .param("entity", entity.map(EntityId::value).orElse(null))
                .query(UUID.class)
                .optional();
    }

    /** The id of the holder, who is entered at the first time. Needs a transaction. */
    UUID findOrEnter(SubjectType role, PersonId person, Optional<EntityId> entity) {
        // The update that changes nothing makes "returning" answer for a row that was there already.
        return jdbc.sql("""
                insert into holder (id,  kind,  person_id, entity_id)
                values             (:id, :kind, :person,   cast(:entity as uuid))
                on conflict (kind, person_id, entity_id) do update
                   set kind = excluded.kind
                returning id
                """)
                .param("id", UUID.randomUUID())
                .param("kind", role.name())
                .param("person", person.value())
                .param("entity", entity.map(EntityId::value).orElse(null))
                .query(UUID.class)
                .single();
    }
}
