package kz.kualik.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import kz.kualik.crypto.KeyAlgorithm;

/**
 * Certificates a second through the whole issuing path (registry, composing, lint, intent, signature, certificate with its
 * audit row, status, release), every commit durable, beside the same rows inserted by plain JDBC in one transaction for each
 * application. A second table says what one certificate costs in each step. Server, database and load share all processors.
 */
public final class IssuanceBench {

    private static final List<Load> LOADS = List.of(
            new Load(KeyAlgorithm.ECDSA_P256, 240),
            new Load(KeyAlgorithm.RSA_2048, 120),
            new Load(KeyAlgorithm.GOST_2015_512, 120));
    private static final List<Integer> CLIENTS = List.of(1, 16);

    private final List<Load> loads;

    /**
     * What is issued in one measurement.
     *
     * @param algorithm of the holder's keys and, by its family, of the issuer
     * @param applications how many; ECDSA and RSA make two certificates each, GOST one
     */
    record Load(KeyAlgorithm algorithm, int applications) {}

    IssuanceBench(List<Load> loads) {
        this.loads = loads;
    }

    public static void main(String[] arguments) throws IOException {
        run(System.out);
    }

    /** The measurement with its usual lengths, about a minute; prints two tables. */
    static List<Measurement> run(PrintStream out) throws IOException {
        return new IssuanceBench(LOADS).measure(out);
    }

    List<Measurement> measure(PrintStream out) throws IOException {
        var folder = Files.createTempDirectory("kualik-bench");
        try (var house = BenchAuthority.start(folder)) {
            out.println("Certificates a second through the whole issuing path, every commit durable (fsync on),");
            out.println("beside the same rows inserted by plain JDBC, one transaction for each application");
            var measurements = new ArrayList<Measurement>();
            for (var load : loads) {
                measurements.addAll(measure(house, load, out));
            }
            out.println();
            out.println("Where the time of one certificate goes, one thread, in microseconds");
            for (var load : loads) {
                printSteps(house, load, out);
            }
            return measurements;
        } finally {
            deleteAll(folder);
        }
    }

    private static List<Measurement> measure(BenchAuthority house, Load load, PrintStream out) {
        var measurements = new ArrayList<Measurement>();
        var rows = new ReferenceRows(house.dataSource());
        house.issue(house.prepare(load.algorithm(), load.applications() / 4), 4);
        rows.insert(load.applications() / 4, house.certificatesPerApplication(load.algorithm()), 4);
        for (int clients : CLIENTS) {
            var applications = house.prepare(load.algorithm(), load.applications());
            var certificates = (double) load.applications() * house.certificatesPerApplication(load.algorithm());
            double issued = certificates / seconds(house.issue(applications, clients));
            double inserted = certificates
                    / seconds(rows.insert(
                            load.applications(), house.certificatesPerApplication(load.algorithm()), clients));
            out.printf(
                    Locale.ROOT,
                    "%-14s %2d clients %8.0f/s   plain JDBC %8.0f/s   ratio %.2f%n",
                    load.algorithm(),
                    clients,
                    issued,
                    inserted,
                    issued / inserted);
            measurements.add(Measurement.of("issuance " + load.algorithm() + ", " + clients + " clients", issued, "1/s")
                    .beside("the same rows by plain JDBC", inserted));
        }
        return measurements;
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
