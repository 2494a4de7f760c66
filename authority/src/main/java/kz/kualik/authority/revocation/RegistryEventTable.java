package kz.kualik.authority.revocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code registry_event}. */
@Component
final class RegistryEventTable {

    private final JdbcClient jdbc;

    RegistryEventTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was answered to an event. */
    enum Outcome {
        APPLIED,
        NOTHING_TO_DO,
        UNKNOWN_SUBJECT
    }

    /**
     * What is known of an event that came before.
     *
     * @param content the mark of what it said; of the oldest events none is kept, and they are known by their id alone
     */
    record Received(Optional<String> content, Outcome outcome, Instant receivedAt, List<String> revoked) {}

    /** Deliveries of one event, and events of one subject, are dealt with one after the other. */
    void lock(String what) {
        jdbc.sql("select true from (select pg_advisory_xact_lock(hashtextextended(:what, 312))) as taken")
                .param("what", what)
                .query(Boolean.class)
                .single();
    }

    Optional<Received> find(String id) {
        return jdbc.sql("select content, outcome, received_at, revoked from registry_event where id = :id")
                .param("id", id)
                .query((row, number) -> new Received(
                        Optional.ofNullable(row.getString("content")),
                        Outcome.valueOf(row.getString("outcome")),
                        instant(row, "received_at"),
                        List.of((String[]) row.getArray("revoked").getArray())))
                .optional();
    }

    void insert(RegistryEvent event, String content, StaffId machine, Outcome outcome) {
        jdbc.sql("""
                insert into registry_event (id,  content,  kind,  person_id, entity_id, new_head_id, occurred_at,
                                            received_at, machine_id, outcome, revoked)
                values (:id, :content, :kind, cast(:person as uuid), cast(:entity as uuid), cast(:newHead as uuid),
                        :occurredAt, :receivedAt, :machine, :outcome, '{}')
                """)
                .param("id", event.id())
                .param("content", content)
                .param("kind", event.kind().name())
                .param("person", event.person().map(PersonId::value).orElse(null))
                .param("entity", event.entity().map(EntityId::value).orElse(null))
                .param("newHead", event.newHead().map(PersonId::value).orElse(null))
                .param("occurredAt", event.occurredAt().atOffset(ZoneOffset.UTC))
                .param("receivedAt", event.receivedAt().atOffset(ZoneOffset.UTC))
                .param("machine", machine.value())
                .param("outcome", outcome.name())
                .update();
    }

    void addRevoked(String id, List<String> revoked, Outcome outcome) {
        jdbc.sql("update registry_event set revoked = revoked || :revoked, outcome = :outcome where id = :id")
                .param("revoked", revoked.toArray(String[]::new))
                .param("outcome", outcome.name())
                .param("id", id)
                .update();
    }

    /** There is an event of the same kind and subject that happened later and was received before. */
    boolean isOutrun(RegistryEvent event) {
        return jdbc.sql("""
                select exists (select
                                 from registry_event
                                where kind = :kind
                                  and person_id is not distinct from cast(:person as uuid)
                                  and entity_id is not distinct from cast(:entity as uuid)
                                  and occurred_at > :occurredAt
                                  and received_at <= :receivedAt
                                  and id <> :id)
                """)
                .param("kind", event.kind().name())
                .param("person", event.person().map(PersonId::value).orElse(null))
                .param("entity", event.entity().map(EntityId::value).orElse(null))
                .param("occurredAt", event.occurredAt().atOffset(ZoneOffset.UTC))
                .param("receivedAt", event.receivedAt().atOffset(ZoneOffset.UTC))
                .param("id", event.id())
                .query(Boolean.class)
                .single();
    }

    /** Events about somebody whom we know, received since then. */
    List<RegistryEvent> receivedSince(Instant since) {
        return jdbc.sql("""
                select id, kind, person_id, entity_id, new_head_id, occurred_at, received_at
                  from registry_event
                 where received_at >= :since
                   and outcome <> 'UNKNOWN_SUBJECT'
                 order by received_at
                """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(RegistryEventTable::event)
                .list();
    }

    private static RegistryEvent event(ResultSet row, int number) throws SQLException {
        return new RegistryEvent(
                row.getString("id"),
                RegistryEventKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getObject("person_id", UUID.class)).map(PersonId::new),
                Optional.ofNullable(row.getObject("entity_id", UUID.class)).map(EntityId::new),
                Optional.ofNullable(row.getObject("new_head_id", UUID.class)).map(PersonId::new),
                instant(row, "occurred_at"),
                instant(row, "received_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
