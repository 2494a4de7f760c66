package kz.kualik.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/**
 * The rows that one issuance leaves behind, inserted by plain JDBC without any thought: application, plan, certificate, its
 * bytes and the audit row, one durable commit for each application, prepared statements, a connection for each client. The
 * tables are copies of the real ones, keys and indexes included, without partitions and references.
 */
final class ReferenceRows {

    /** About as long as a certificate. */
    private static final int CERTIFICATE_SIZE = 1100;

    private static final String TABLES = """
            create schema if not exists reference;
            create table if not exists reference.issuance        (like public.issuance        including all);
            create table if not exists reference.issuance_intent (like public.issuance_intent including all);
            create table if not exists reference.certificate     (like public.certificate     including all);
            create table if not exists reference.certificate_der (like public.certificate_der including all);
            create table if not exists reference.audit_record    (like public.audit_record    including all);
            """;

    private final DataSource source;

    ReferenceRows(DataSource source) {
        this.source = source;
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(TABLES);
            connection.commit();
        } catch (SQLException e) {
            throw new FailedIssuanceException(e);
        }
    }

    /** Inserts them with so many clients at once; gives the time from the first to the last in nanoseconds. */
    long insert(int applications, int certificatesEach, int clients) {
        long start = System.nanoTime();
        try (var executor = Executors.newFixedThreadPool(clients)) {
            var waiting = new ArrayList<Future<Void>>();
            for (int client = 0; client < clients; client++) {
                int share = applications / clients + (client < applications % clients ? 1 : 0);
                Callable<Void> work = () -> insertShare(share, certificatesEach);
                waiting.add(executor.submit(work));
            }
            for (var one : waiting) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new FailedIssuanceException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedIssuanceException(e);
        }
        return System.nanoTime() - start;
    }

    private Void insertShare(int applications, int certificatesEach) throws SQLException {
        try (var connection = source.getConnection();
                var issuance = connection.prepareStatement(
                        "insert into reference.issuance (application_id, state, changed_at) values (?, 'RELEASED', ?)");
                var intent = connection.prepareStatement("""
                        insert into reference.issuance_intent
                        (issuer, serial, application_id, request_number, profile, key_hash, tbs_hash, node, state,
                         planned_at, settled_at)
                        values ('reference', ?, ?, ?, 'individual-sign', ?, ?, 'node-1', 'CERTIFIED', ?, ?)
                        """);
                var certificate = connection.prepareStatement("""
                        insert into reference.certificate
                        (issue_year, issuer, serial, application_id, request_number, holder_id, profile, not_before,
                         not_after, key_hash, storage, identified_by, issued_at, released_at)
                        values (2026, 'reference', ?, ?, ?, ?, 'individual-sign', ?, ?, ?, 'PKCS12_FILE', 'VISIT', ?, ?)
                        """);
                var der = connection.prepareStatement(
                        "insert into reference.certificate_der (issue_year, issuer, serial, der)"
                                + " values (2026, 'reference', ?, ?)");
                var audit = connection.prepareStatement("""
                        insert into reference.audit_record
                        (chain, sequence, recorded_at, actor_kind, actor_id, action, object_kind, object_id, details,
                         previous_hash, hash)
                        values ('reference', ?, ?, 'system', 'issuance', 'CERTIFICATE_ISSUED', 'certificate', ?,
                                cast(? as jsonb), ?, ?)
                        """)) {
            for (int i = 0; i < applications; i++) {
                insertOne(connection, issuance, intent, certificate, der, audit, certificatesEach);
            }
            return null;
        }
    }

    private static void insertOne(
            Connection connection,
            PreparedStatement issuance,
            PreparedStatement intent,
            PreparedStatement certificate,
            PreparedStatement der,
            PreparedStatement audit,
            int certificates)
            throws SQLException {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        var application = UUID.randomUUID();
        set(issuance, application, now);
        for (int number = 0; number < certificates; number++) {
            var serial = HexFormat.of().formatHex(random(20));
            var key = random(32);
            set(intent, serial, application, number, key, random(32), now, now);
            set(certificate, serial, application, number, application, now, now.plusYears(1), key, now, now);
            set(der, serial, random(CERTIFICATE_SIZE));
            set(
                    audit,
                    ThreadLocalRandom.current().nextLong(Long.MAX_VALUE - 1) + 1,
                    now,
                    serial,
                    "{\"application\": \"" + application + "\", \"profile\": \"individual-sign\", \"sha256\": \""
                            + HexFormat.of().formatHex(key) + "\"}",
                    random(32),
                    random(32));
        }
        connection.commit();
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    private static byte[] random(int length) {
        var octets = new byte[length];
        ThreadLocalRandom.current().nextBytes(octets);
        return octets;
    }
}
