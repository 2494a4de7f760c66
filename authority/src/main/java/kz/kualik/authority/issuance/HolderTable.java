package kz.kualik.authority.issuance;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.pki.oid.SubjectType;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code holder}: a person, a person who acts for an entity in a role, or an information system of an entity,
 * which belongs to the entity and to no person.
 */
@Component
final class HolderTable {

    /**
     * What makes a holder one and the same.
     *
     * @param role in which role
     * @param person who, by our id; absent for a system
     * @param entity for which entity
     * @param system which system
     */
    record Key(SubjectType role, Optional<PersonId> person, Optional<EntityId> entity, Optional<String> system) {

        /** A fixed order, so that those who enter the same holders at once never wait for each other in a circle. */
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::role)
                .thenComparing(key -> key.personValue().map(UUID::toString).orElse(""))
                .thenComparing(key -> key.entityValue().map(UUID::toString).orElse(""))
                .thenComparing(key -> key.system().orElse(""));

        private Optional<UUID> personValue() {
            return person.map(PersonId::value);
        }

        private Optional<UUID> entityValue() {
            return entity.map(EntityId::value);
        }
    }

    private final JdbcClient jdbc;

    HolderTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The ids of the holders; who is there for the first time is entered. Needs a transaction. */
    Map<Key, UUID> findOrEnter(Collection<Key> keys) {
        var wanted = new TreeSet<>(Key.ORDER);
        wanted.addAll(keys);
        var found = find(wanted);
        wanted.removeAll(found.keySet());
        if (!wanted.isEmpty()) {
            enter(wanted);
            // Asked again rather than taken from the insert: another node may have been faster.
            found.putAll(find(wanted));
        }
        return found;
    }

    /** Persons are found by the index of persons, systems by that of entities: no index finds what may be absent. */
    private Map<Key, UUID> find(Collection<Key> keys) {
        var found = new HashMap<Key, UUID>();
        find(keys.stream().filter(key -> key.person().isPresent()).toList(), found, """
                   on h.person_id = r.person
                where h.entity_id is not distinct from r.entity
                """);
        find(keys.stream().filter(key -> key.person().isEmpty()).toList(), found, """
                   on h.entity_id = r.entity
                where h.person_id is null
                """);
        return found;
    }

    private void find(List<Key> keys, Map<Key, UUID> found, String condition) {
        if (keys.isEmpty()) {
            return;
        }
        withColumns(keys, """
                select r.place, h.id
                  from unnest(cast(:kinds    as text[]), cast(:persons as uuid[]),
                              cast(:entities as uuid[]), cast(:systems as text[])) with ordinality
                    as r (kind, person, entity, system, place)
                  join holder h
                """ + condition + """
                  and h.kind = r.kind
                  and h.system_name is not distinct from r.system
                """).query(row -> {
            found.put(keys.get(row.getInt("place") - 1), row.getObject("id", UUID.class));
        });
    }

    private void enter(Collection<Key> keys) {
        withColumns(keys, """
                insert into holder (id,                kind, person_id, entity_id, system_name)
                select              gen_random_uuid(), kind, person,    entity,    system
                  from unnest(cast(:kinds    as text[]), cast(:persons as uuid[]),
                              cast(:entities as uuid[]), cast(:systems as text[]))
                    as r (kind, person, entity, system)
                on conflict (kind, person_id, entity_id, system_name) do nothing
                """).update();
    }

    /** A statement that reads the keys as rows of four columns. */
    private JdbcClient.StatementSpec withColumns(Collection<Key> keys, String sql) {
        return jdbc.sql(sql)
                .param("kinds", column(keys, key -> key.role().name()))
                .param(
                        "persons",
                        column(
                                keys,
                                key -> key.personValue().map(UUID::toString).orElse(null)))
                .param(
                        "entities",
                        column(
                                keys,
                                key -> key.entityValue().map(UUID::toString).orElse(null)))
                .param("systems", column(keys, key -> key.system().orElse(null)));
    }

    private static @Nullable String[] column(Collection<Key> keys, Function<Key, @Nullable String> value) {
        return keys.stream().map(value).toArray(String[]::new);
    }
}
