package kz.kualik.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A revocation list of a million entries, from the rows in the database to the signed file that is served, in a process with
 * a heap of 256 MB that is a whole authority besides. Beside it: openssl reading and verifying the list, and a plain reading
 * of the same rows through a cursor.
 */
final class CrlBench {

    static final int ENTRIES = 1_000_000;

    private static final double BOUND_SECONDS = 10;

    private final int entries;

    CrlBench(int entries) {
        this.entries = entries;
    }

    /** The measurement in its usual size, a minute or two; prints a table. */
    static List<Measurement> run(PrintStream out) throws IOException {
        return new CrlBench(ENTRIES).measure(out);
    }

    List<Measurement> measure(PrintStream out) throws IOException {
        var folder = Files.createTempDirectory(
                "kualik-bench", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        var lists = Files.createDirectory(folder.resolve("lists"));
        out.printf("Revocation list of %d entries, from rows to the signed file, heap 256 MB%n", entries);
        var measurements = new ArrayList<Measurement>();
        try (var child = start(folder, lists)) {
            for (int i = 0; i < 3; i++) {
                var told = resultLine(child).split(" ", -1);
                measurements.addAll(result(told, lists, out));
            }
        } catch (FailedMeasurementException e) {
            tellLog(folder.resolve("authority.log"), out);
            throw e;
        } finally {
            deleteAll(folder);
        }
        return measurements;
    }

    private List<Measurement> result(String[] told, Path lists, PrintStream out) throws IOException {
        var issuer = told[0];
        double first = Double.parseDouble(told[1]);
        double further = Double.parseDouble(told[2]);
        double reading = Double.parseDouble(told[3]);
        out.printf(
                "%-6s %.2f s (the first list, with marking its rows, %.2f s), plain reading %.2f s, %s octets",
                issuer, further, first, reading, told[4]);
        var measurements = new ArrayList<Measurement>();
        measurements.add(Measurement.of("CRL of " + entries + ", " + issuer, further, "s")
                .beside("the same rows by a plain cursor", reading)
                .bounded(Bound.valueAtMost(BOUND_SECONDS)));
        measurements.add(Measurement.of("first CRL of " + entries + " new entries, " + issuer, first, "s"));
        // OpenSSL cannot read Kazakh keys; the child has checked that list with our own reader.
        if (!issuer.equals("gost") && ChildProcess.isInstalled("openssl")) {
            double openssl = openssl(lists, issuer);
            out.printf(", openssl reads and verifies it in %.2f s", openssl);
            measurements.set(0, measurements.getFirst().beside("openssl crl, reading and verifying it", openssl));
        }
        out.println();
        return measurements;
    }

    /** The framework's own words are not for us. */
    private static String resultLine(ChildProcess child) {
        while (true) {
            var line = child.readLine();
            if (line.matches("[a-z]+ [0-9.]+ [0-9.]+ [0-9.]+ [0-9]+")) {
                return line;
            }
        }
    }

    private static void tellLog(Path log, PrintStream out) throws IOException {
        if (Files.exists(log)) {
            Files.readAllLines(log).stream().limit(30).forEach(out::println);
        }
    }

    private double openssl(Path lists, String issuer) throws IOException {
        var certificate = lists.resolve(issuer + ".pem");
        run(lists, "openssl", "x509", "-inform", "DER", "-in", issuer + ".cer", "-out", certificate.toString());
        long start = System.nanoTime();
        var said = run(
                lists,
                "openssl",
                "crl",
                "-inform",
                "DER",
                "-in",
                issuer + ".crl",
                "-CAfile",
                certificate.toString(),
                "-noout");
        if (!said.contains("verify OK")) {
            throw new FailedMeasurementException("openssl", "it does not verify the list of " + issuer + ": " + said);
        }
        return (System.nanoTime() - start) * 1e-9;
    }

    private static String run(Path folder, String... command) throws IOException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new FailedMeasurementException(command[0], "it does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailedMeasurementException(command[0], e);
        }
        return said;
    }

    private ChildProcess start(Path folder, Path lists) {
        return ChildProcess.startAnywhere(
                "authority",
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrlBenchChild.class.getName(),
                        folder.resolve("data").toString(),
                        lists.toString(),
                        Integer.toString(entries)));
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
