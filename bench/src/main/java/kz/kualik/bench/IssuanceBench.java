package kz.kualik.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;

/**
 * Certificates a second through the whole issuing path (registry, composing, lint, intent, signature, certificate with its
 * audit row and status), every reply durable on its own, beside {@code pgbench} inserting the same rows with one durable
 * transaction for each application. Then how long an application waits when requests come at half of that rate, whatever the
 * system does with the ones before. A last table says what one certificate costs in each step. Server, database and load
 * share all processors.
 */
public final class IssuanceBench {

    private static final Load PROMISED = new Load(KeyAlgorithm.ECDSA_P256, 2400);
    private static final List<Load> REPORTED =
            List.of(new Load(KeyAlgorithm.RSA_2048, 480), new Load(KeyAlgorithm.GOST_2015_512, 240));
    private static final int CLIENTS = 16;

    /** An authority runs for months; what its first thousands wait for the compiler is not what is to be measured. */
    private static final int WARM_UP_ROUNDS = 5;

    private static final Duration REFERENCE_LASTS = Duration.ofSeconds(5);

    /** Long enough that one stall of the machine is not what all of one hundredth waited for. */
    private static final Duration HALF_LOAD_LASTS = Duration.ofSeconds(20);

    private static final double LEAST_RATIO = 0.5;
    private static final double LONGEST_WAIT_MILLISECONDS = 50;

    private final Load promised;
    private final List<Load> reported;
    private final Duration referenceLasts;
    private final Duration halfLoadLasts;

    /**
     * What is issued in one measurement.
     *
     * @param algorithm of the holder's keys and, by its family, of the issuer
     * @param applications how many; ECDSA and RSA make two certificates each, GOST one
     */
    record Load(KeyAlgorithm algorithm, int applications) {}

    IssuanceBench(Load promised, List<Load> reported, Duration referenceLasts, Duration halfLoadLasts) {
        this.promised = promised;
        this.reported = List.copyOf(reported);
        this.referenceLasts = referenceLasts;
        this.halfLoadLasts = halfLoadLasts;
    }

    public static void main(String[] arguments) throws IOException {
        run(System.out);
    }

    /** The measurement with its usual lengths, about a minute; prints its tables. */
    public static List<Measurement> run(PrintStream out) throws IOException {
        return new IssuanceBench(PROMISED, REPORTED, REFERENCE_LASTS, HALF_LOAD_LASTS).measure(out);
    }

    List<Measurement> measure(PrintStream out) throws IOException {
        var folder = Files.createTempDirectory("kualik-bench");
        try (var house = BenchAuthority.start(folder)) {
            var reference = PgbenchReference.on(house.database(), house.dataSource(), folder);
            if (reference.isEmpty()) {
                out.println("pgbench is not installed, so there is no reference (Debian: postgresql)");
            }
            out.println("Certificates a second through the whole issuing path, every commit durable (fsync on),");
            out.println("beside pgbench inserting the same rows, one transaction for each application");
            var measurements = new ArrayList<>(measurePromised(house, reference, out));
            for (var load : reported) {
                house.issue(house.prepare(load.algorithm(), load.applications() / 2), CLIENTS);
                measurements.add(rate(house, load, CLIENTS, reference, out));
            }
            out.println();
            out.println("Where the time of one certificate goes, one client, in microseconds");
            printSteps(house, new Load(promised.algorithm(), promised.applications() / 8), out);
            for (var load : reported) {
                printSteps(house, new Load(load.algorithm(), load.applications() / 2), out);
            }
            return measurements;
        } finally {
            deleteAll(folder);
        }
    }

    private List<Measurement> measurePromised(
            BenchAuthority house, Optional<PgbenchReference> reference, PrintStream out) {
        for (var round = 0; round < WARM_UP_ROUNDS; round++) {
            house.issue(house.prepare(promised.algorithm(), promised.applications()), CLIENTS);
        }
        var one = rate(house, new Load(promised.algorithm(), promised.applications() / 6), 1, reference, out);
        var many = rate(house, promised, CLIENTS, reference, out);
        double halfLoad = many.value() / house.certificatesPerApplication(promised.algorithm()) / 2;
        int number = (int) Math.ceil(halfLoad * halfLoadLasts.toMillis() * 1e-3);
        var waits = house.issueAtRate(house.prepare(promised.algorithm(), number), halfLoad);
        double p99 = waits.percentile(0.99);
        out.printf(
                Locale.ROOT,
                "%-14s at half that load, %d applications: wait of one 50 %% %.1f ms, 99 %% %.1f ms, longest %.1f ms%n",
                promised.algorithm(),
                number,
                waits.percentile(0.5),
                p99,
                waits.percentile(1));
        return List.of(
                one,
                reference.isEmpty() ? many : many.bounded(Bound.ratioAtLeast(LEAST_RATIO)),
                Measurement.of("issuance " + promised.algorithm() + ", 99 % wait at half load", p99, "ms")
                        .bounded(Bound.valueAtMost(LONGEST_WAIT_MILLISECONDS)));
    }

    private Measurement rate(
            BenchAuthority house, Load load, int clients, Optional<PgbenchReference> reference, PrintStream out) {
        int each = house.certificatesPerApplication(load.algorithm());
        var applications = house.prepare(load.algorithm(), load.applications());
        double issued = (double) load.applications() * each / seconds(house.issue(applications, clients));
        var measurement = Measurement.of("issuance " + load.algorithm() + ", " + clients + " clients", issued, "1/s");
        if (reference.isEmpty()) {
            out.printf(Locale.ROOT, "%-14s %2d clients %8.0f/s%n", load.algorithm(), clients, issued);
            return measurement;
        }
        double inserted = each * reference.get().run(each, clients, referenceLasts);
        out.printf(
                Locale.ROOT,
                "%-14s %2d clients %8.0f/s   pgbench %8.0f/s   ratio %.2f%n",
                load.algorithm(),
                clients,
                issued,
                inserted,
                issued / inserted);
        return measurement.beside("pgbench, the same rows", inserted);
    }

    private static void printSteps(BenchAuthority house, Load load, PrintStream out) {
        int perApplication = house.certificatesPerApplication(load.algorithm());
        var applications = house.prepare(load.algorithm(), load.applications());
        double whole = 1e-3 * house.issue(applications, 1) / load.applications() / perApplication;
        var steps = new IssuanceSteps(house.keys(), load.algorithm());
        steps.run(load.applications());
        var cost = steps.run(load.applications());
        double rest = whole - cost.compose() - cost.lint() - cost.sign();
        out.printf(
                Locale.ROOT,
                "%-14s whole %7.0f   compose %5.0f (%2.0f%%)   lint %5.0f (%2.0f%%)   sign %6.0f (%2.0f%%)"
                        + "   database, audit and the rest %6.0f (%2.0f%%)%n",
                load.algorithm(),
                whole,
                cost.compose(),
                100 * cost.compose() / whole,
                cost.lint(),
                100 * cost.lint() / whole,
                cost.sign(),
                100 * cost.sign() / whole,
                rest,
                100 * rest / whole);
    }

    private static double seconds(long nanoseconds) {
        return nanoseconds * 1e-9;
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
