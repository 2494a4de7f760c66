package kz.kualik.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.HeldCertificates;
import kz.kualik.authority.issuance.IssuedCertificates;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.registry.PersonId;

/**
 * Looking certificates up among a million: by serial number, by holder and by the number of an application, through the
 * repositories and through the HTTP API of a whole authority, one question after the other, in random order. Beside it an
 * empty round trip to the same database. That no table of any size is read from end to end is seen by the database's own
 * counters.
 */
final class LookupBench {

    private static final int APPLICATIONS = 500_000;
    private static final int QUESTIONS = 2_000;
    private static final int WARM_UP = 500;
    private static final int LARGE_TABLE_ROWS = 10_000;
    private static final double BOUND_MILLISECONDS = 5;
    private static final IssuerId ISSUER = new IssuerId(StoredMillion.ISSUER);

    private final int applications;
    private final int questions;

    LookupBench(int applications, int questions) {
        this.applications = applications;
        this.questions = questions;
    }

    /** The measurement in its usual size, two or three minutes, most of them for loading; prints a table. */
    static List<Measurement> run(PrintStream out) throws IOException, SQLException {
        return new LookupBench(APPLICATIONS, QUESTIONS).measure(out);
    }

    List<Measurement> measure(PrintStream out) throws IOException, SQLException {
        var folder = Files.createTempDirectory(
                "kualik-bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        try (var house = WholeAuthority.start(folder.resolve("data"))) {
            var template = house.room(AuthorityKeys.class).serviceCertificates(ISSUER).stream()
                    .filter(service -> service.serialNumber().toOctets().length == 20)
                    .findFirst()
                    .orElseThrow();
            var stored = new StoredMillion(template, applications);
            var source = house.room(DataSource.class);
            long start = System.nanoTime();
            stored.load(source);
            out.printf(
                    "%d certificates of %d people loaded in %.0f s; one question at a time, %d of each kind%n",
                    stored.certificates(), applications, (System.nanoTime() - start) * 1e-9, questions);
            return ask(house, stored, source, out);
        } finally {
            deleteAll(folder);
        }
    }

    private List<Measurement> ask(WholeAuthority house, StoredMillion stored, DataSource source, PrintStream out)
            throws SQLException {
        var certificates = house.room(IssuedCertificates.class);
        var held = house.room(HeldCertificates.class);
        var before = sequentialScans(source);
        var measurements = new ArrayList<Measurement>();
        try (var api = house.api()) {
            double empty = median(i -> emptyRoundTrip(source));
            IntConsumer bySerial = i -> require(certificates.find(id(stored, i)).isPresent(), "serial number");
            IntConsumer byHolder = i ->
                    require(held.ofPerson(new PersonId(stored.person(i / 2))).size() == 2, "holder");
            IntConsumer byApplication = i ->
                    require(certificates.releasedFor(stored.application(i / 2)).size() == 2, "application");
            IntConsumer byNumber = i -> require(
                    api.get("applications/" + StoredMillion.number(i / 2) + "/certificates", StoredMillion.DOCUMENT)
                                    .size()
                            == 2,
                    "number");
            IntConsumer statusOfSerial = i -> require(
                    api.get("certificates/" + StoredMillion.ISSUER + "/" + stored.serial(i) + "/status")
                            .has("status"),
                    "status");
            var kinds = new TreeMap<>(Map.of(
                    "look-up by serial number, with its octets", bySerial,
                    "look-up by holder", byHolder,
                    "look-up by application", byApplication,
                    "look-up by application number, HTTP API", byNumber,
                    "look-up of a status by serial number, HTTP API", statusOfSerial));
            for (var kind : kinds.entrySet()) {
                double milliseconds = median(kind.getValue());
                out.printf("%-50s median %.3f ms, an empty round trip %.3f ms%n", kind.getKey(), milliseconds, empty);
                measurements.add(Measurement.of(kind.getKey(), milliseconds, "ms")
                        .beside("an empty round trip to the database", empty)
                        .bounded(Bound.valueAtMost(BOUND_MILLISECONDS)));
            }
        }
        requireIndexesOnly(source, before, out);
        return measurements;
    }

    private double median(IntConsumer question) {
        var random = new Random(1_000_000);
        for (int i = 0; i < WARM_UP; i++) {
            question.accept(random.nextInt(2 * applications));
        }
        var times = new long[questions];
        for (int i = 0; i < questions; i++) {
            int number = random.nextInt(2 * applications);
            long start = System.nanoTime();
            question.accept(number);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times[questions / 2] * 1e-6;
    }

    private static CertificateId id(StoredMillion stored, int certificate) {
        return new CertificateId(ISSUER, stored.serial(certificate));
    }

    private static void emptyRoundTrip(DataSource source) {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement("select 1");
                var result = statement.executeQuery()) {
            require(result.next(), "empty round trip");
        } catch (SQLException e) {
            throw new FailedMeasurementException("empty round trip", e);
        }
    }

    private static void require(boolean found, String what) {
        if (!found) {
            throw new FailedMeasurementException(what, "what was stored is not found");
        }
    }

    /** How often each table of some size has been read from end to end; the counters are told with some delay. */
    private static Map<String, Long> sequentialScans(DataSource source) throws SQLException {
        var scans = new TreeMap<String, Long>();
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select relname, seq_scan from pg_stat_user_tables where n_live_tup > " + LARGE_TABLE_ROWS)) {
            while (rows.next()) {
                scans.put(rows.getString(1), rows.getLong(2));
            }
        }
        return scans;
    }

    private static void requireIndexesOnly(DataSource source, Map<String, Long> before, PrintStream out)
            throws SQLException {
        // A session tells its counters when it has been idle for ten seconds at the latest.
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(12);
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        var after = sequentialScans(source);
        before.forEach((table, scans) -> {
            long more = after.getOrDefault(table, scans) - scans;
            if (more > 0) {
                throw new FailedMeasurementException(table, "it was read from end to end " + more + " times");
            }
        });
        out.println("read by index only: " + String.join(", ", before.keySet()));
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
