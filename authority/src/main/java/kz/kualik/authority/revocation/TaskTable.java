package kz.kualik.authority.revocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.staff.StaffId;
import kz.kualik.pki.certificate.SerialNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code revocation_task}. */
@Component
final class TaskTable {

    private static final String SELECT = """
            select id, event_id, issuer, serial, ground, circumstance, received_at, state, decided_at
              from revocation_task
            """;

    private final JdbcClient jdbc;

    TaskTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens a task; nothing happens if the event has opened one for this certificate before. */
    boolean open(String eventId, CertificateId certificate, RevocationGround ground, Instant receivedAt) {
        return jdbc.sql("""
                insert into revocation_task (id,  event_id, issuer,  serial,  ground,  circumstance,  received_at, state)
                values                      (:id, :event,   :issuer, :serial, :ground, :circumstance, :receivedAt, 'OPEN')
                on conflict (event_id, issuer, serial) do nothing
                """)
                        .param("id", UUID.randomUUID())
                        .param("event", eventId)
                        .param("issuer", certificate.issuer().value())
                        .param("serial", certificate.serial().toString())
                        .param("ground", ground.legal().name())
                        .param(
                                "circumstance",
                                ground.circumstance().map(Enum::name).orElse(null))
                        .param("receivedAt", receivedAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The task, locked to the end of the transaction, so that two officers do not decide at once. */
    Optional<RevocationTask> lock(UUID id) {
        return jdbc.sql(SELECT + " where id = :id for update")
                .param("id", id)
                .query(TaskTable::task)
                .optional();
    }

    /** The task as it stands. */
    Optional<RevocationTask> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(TaskTable::task)
                .optional();
    }

    /** The tasks of an event, in order. */
    List<RevocationTask> ofEvent(String eventId) {
        return jdbc.sql(SELECT + " where event_id = :event order by issuer, serial")
                .param("event", eventId)
                .query(TaskTable::task)
                .list();
    }

    void decide(UUID id, RevocationTask.State state, StaffId by, Instant now) {
        jdbc.sql("""
                update revocation_task
                   set state = :state, decided_by = :by, decided_at = :now
                 where id = :id
                """)
                .param("state", state.name())
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** Whatever revoked the certificate, its open tasks are done. */
    void close(CertificateId certificate, Instant now) {
        jdbc.sql("""
                update revocation_task
                   set state = 'REVOKED', decided_at = :now
                 where issuer = :issuer
                   and serial = :serial
                   and state = 'OPEN'
                """)
                .param("issuer", certificate.issuer().value())
                .param("serial", certificate.serial().toString())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A page, the oldest first. */
    List<RevocationTask> page(Optional<RevocationTask.State> state, Instant after, UUID idAfter, int limit) {
        return jdbc.sql(SELECT + """
                 where (received_at, id) > (:after, :id)
                   and (cast(:state as text) is null or state = :state)
                 order by received_at, id
                 limit :limit
                """)
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("id", idAfter)
                .param("state", state.map(Enum::name).orElse(null))
                .param("limit", limit)
                .query(TaskTable::task)
                .list();
    }

    List<RevocationTask> openSinceBefore(Instant instant) {
        return jdbc.sql(SELECT + " where state = 'OPEN' and received_at <= :instant order by received_at limit 1000")
                .param("instant", instant.atOffset(ZoneOffset.UTC))
                .query(TaskTable::task)
                .list();
    }

    int open() {
        return jdbc.sql("select count(*) from revocation_task where state = 'OPEN'")
                .query(Integer.class)
                .single();
    }

    Optional<Instant> oldestOpen() {
        return jdbc.sql("select received_at from revocation_task where state = 'OPEN' order by received_at limit 1")
                .query((row, number) ->
                        row.getObject("received_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    private static RevocationTask task(ResultSet row, int number) throws SQLException {
        return new RevocationTask(
                row.getObject("id", UUID.class),
                row.getString("event_id"),
                new CertificateId(new IssuerId(row.getString("issuer")), SerialNumber.ofHex(row.getString("serial"))),
                new RevocationGround(
                        LegalGround.valueOf(row.getString("ground")),
                        Optional.ofNullable(row.getString("circumstance")).map(Circumstance::valueOf)),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                RevocationTask.State.valueOf(row.getString("state")),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
