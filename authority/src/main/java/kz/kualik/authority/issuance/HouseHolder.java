package kz.kualik.authority.issuance;

import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enters holders who are no applicants: the house itself with its services and machines, and its members of staff. */
@Component
final class HouseHolder {

    /** What belongs to nobody but the house. */
    static final String HOUSE = "HOUSE";

    /** What a member of staff works with. */
    static final String STAFF = "STAFF";

    private final JdbcClient jdbc;

    HouseHolder(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of the holder, entered at the first time. Needs a transaction. */
    UUID findOrEnter(Optional<PersonId> person) {
        return jdbc.sql("""
                insert into holder (id,  kind,  person_id, entity_id)
                values             (:id, :kind, cast(:person as uuid), null)
                on conflict (kind, person_id, entity_id, system_name) do update
                   set kind = excluded.kind
                returning id
                """)
                .param("id", UUID.randomUUID())
                .param("kind", person.isPresent() ? STAFF : HOUSE)
                .param("person", person.map(PersonId::value).orElse(null))
                .query(UUID.class)
                .single();
    }
}
