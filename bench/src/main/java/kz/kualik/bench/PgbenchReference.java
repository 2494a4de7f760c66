package kz.kualik.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.kualik.authority.postgres.EmbeddedPostgres;

/**
 * PostgreSQL's own load generator, {@code pgbench}, inserting every row that one application leaves behind: issuance,
 * plans, the opening of the commitment to the registry's answer, certificates, their bytes, status records and audit rows, one
 * durable transaction for each application, one statement for each table. The tables are copies of the real ones with their
 * keys and indexes, without partitions, references and triggers; no row is changed after it was inserted, there are no ends of
 * chains to wait for, and nothing is composed, signed or chained.
 */
final class PgbenchReference {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final int REST_SECONDS = 30;

    private static final String TABLES = """
            create schema if not exists reference;
            create table if not exists reference.issuance        (like public.issuance        including all);
            create table if not exists reference.issuance_intent (like public.issuance_intent including all);
            create table if not exists reference.certificate     (like public.certificate     including all);
            create table if not exists reference.certificate_der (like public.certificate_der including all);
            create table if not exists reference.audit_record    (like public.audit_record    including all);
            create table if not exists reference.status_record   (like public.status_record   including all);
            create table if not exists reference.commitment_opening (like public.commitment_opening including all);
            """;

    /** Values of the lengths of the real ones, made from one random number. */
    private static final String HEAD = """
            \\set n random(1, 4611686018427387900)
            begin;
            insert into reference.issuance (application_id, state, changed_at)
            values (md5(':n')::uuid, 'RELEASED', '2026-11-23 10:00:00+00');
            """;

    private static final String INTENT = """
            ('reference', md5('s%1$d' || :n) || '7a7a7a7a', md5(':n')::uuid, %1$d, 'individual-sign',
             sha256(('k%1$d' || :n)::bytea), sha256(('t%1$d' || :n)::bytea), 'node-1', 'CERTIFIED',
             '2026-11-23 10:00:00+00', '2026-11-23 10:00:00+00', sha256(('r' || :n)::bytea))""";

    private static final String OPENING = """
            (sha256(('r' || :n)::bytea), 'application', md5(':n')::uuid::text, sha256(('z' || :n)::bytea),
             '{"iin":"880229350430","surname":"ТЕСТОВ","givenName":"ТЕСТ","patronymic":"ТЕСТҰЛЫ","birthDate":"1988-02-29"}',
             '2026-11-23 10:00:00+00')""";

    private static final String STATUS = """
            (:n + %1$d, 'reference', md5('s%1$d' || :n) || '7a7a7a7a', 1, null, '2026-11-23 10:00:00+00',
             sha256(('q%1$d' || :n)::bytea))""";

    private static final String DER = """
            (2026, 'reference', md5('s%1$d' || :n) || '7a7a7a7a', decode(repeat(md5('d%1$d' || :n), 70), 'hex'))""";

    private static final String CERTIFICATE = """
            (2026, 'reference', md5('s%1$d' || :n) || '7a7a7a7a', md5(':n')::uuid, %1$d, md5('h' || :n)::uuid,
             'individual-sign', '2026-11-23 10:00:00+00', '2027-11-23 10:00:00+00', sha256(('k%1$d' || :n)::bytea),
             'PKCS12_FILE', 'VISIT', '2026-11-23 10:00:00+00', '2026-11-23 10:00:00+00')""";

    private static final String AUDIT = """
            ('node-1', :n + %1$d, '2026-11-23 10:00:00+00', 'system', 'issuance', 'CERTIFICATE_ISSUED', 'certificate',
             'reference/' || md5('s%1$d' || :n) || '7a7a7a7a',
             ('{"application": "' || md5(':n')::uuid || '", "not-after": "2027-11-23T10:00:00Z", "profile": '
              '"individual-sign", "sha256": "' || md5('x%1$d' || :n) || md5('y%1$d' || :n) || '"}')::jsonb,
             sha256(('p%1$d' || :n)::bytea), sha256(('c%1$d' || :n)::bytea))""";

    private final EmbeddedPostgres database;
    private final Path folder;
    private final String program;

    private PgbenchReference(EmbeddedPostgres database, Path folder, String program) {
        this.database = database;
        this.folder = folder;
        this.program = program;
    }

    /** One on this database; empty where pgbench is not installed. */
    static Optional<PgbenchReference> on(EmbeddedPostgres database, DataSource source, Path folder) {
        return find().map(program -> {
            try (var connection = source.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(TABLES);
                connection.commit();
            } catch (SQLException e) {
                throw new FailedMeasurementException("pgbench", e);
            }
            return new PgbenchReference(database, folder, program);
        });
    }

    /** Transactions a second, each with the rows of one application with so many certificates. */
    double run(int certificates, int clients, Duration duration) {
        var script = folder.resolve("reference.sql");
        var output = folder.resolve("pgbench.log");
        try {
            Files.writeString(script, script(certificates));
            var builder = new ProcessBuilder(List.of(
                            program,
                            "-n",
                            "-f",
                            script.toString(),
                            "-c",
                            Integer.toString(clients),
                            "-T",
                            Long.toString(duration.toSeconds()),
                            "-h",
                            "127.0.0.1",
                            "-p",
                            Integer.toString(database.port()),
                            "-U",
                            database.username(),
                            "kualik"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("PGPASSWORD", database.password());
            var process = builder.start();
            if (!process.waitFor(Duration.ofSeconds(duration.toSeconds() + REST_SECONDS))) {
                process.destroyForcibly();
                throw new FailedMeasurementException("pgbench", "it does not end");
            }
            var said = Files.readString(output, StandardCharsets.UTF_8);
            var rate = RATE.matcher(said);
            if (process.exitValue() != 0 || !rate.find()) {
                throw new FailedMeasurementException("pgbench", said);
            }
            return Double.parseDouble(rate.group(1));
        } catch (IOException e) {
            throw new FailedMeasurementException("pgbench", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedMeasurementException("pgbench", e);
        }
    }

    static String script(int certificates) {
        return HEAD
                + insert(
                        "issuance_intent (issuer, serial, application_id, request_number, profile, key_hash, tbs_hash,"
                                + " node, state, planned_at, settled_at, registry_commitment)",
                        INTENT,
                        certificates)
                + insert("commitment_opening (commitment, object_kind, object_id, salt, content, made_at)", OPENING, 1)
                + insert("certificate_der (issue_year, issuer, serial, der)", DER, certificates)
                + insert(
                        "certificate (issue_year, issuer, serial, application_id, request_number, holder_id, profile,"
                                + " not_before, not_after, key_hash, storage, identified_by, issued_at, released_at)",
                        CERTIFICATE,
                        certificates)
                + insert("status_record (position, issuer, serial, state, reason, since, hash)", STATUS, certificates)
                + insert(
                        "audit_record (chain, sequence, recorded_at, actor_kind, actor_id, action, object_kind,"
                                + " object_id, details, previous_hash, hash)",
                        AUDIT,
                        certificates)
                + "commit;\n";
    }

    private static String insert(String table, String row, int rows) {
        var values = Stream.iterate(0, number -> number + 1)
                .limit(rows)
                .map(number -> row.formatted(number))
                .toList();
        return "insert into reference." + table + "\nvalues " + String.join(",\n", values) + ";\n";
    }

    /** Debian keeps it beside the server's programs and in the path. */
    private static Optional<String> find() {
        if (ChildProcess.isInstalled("pgbench")) {
            return Optional.of("pgbench");
        }
        var versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (var folders = Files.list(versions)) {
            return folders.map(version -> version.resolve("bin/pgbench"))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .max(String::compareTo);
        } catch (IOException e) {
            throw new FailedMeasurementException("pgbench", e);
        }
    }
}
