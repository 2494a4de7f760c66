package kz.kualik.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.kualik.crypto.KeyAlgorithm;

/**
 * OCSP answers a second, each signed while the client waits, beside nginx with one static file of the same size. Server and
 * load generator have one processor each where the machine has two; every question asks for a random one of 100 000
 * certificates and brings a fresh nonce. nginx is measured before and after each algorithm, because a machine is never
 * equally busy; the ratio is against the mean of both.
 */
public final class OcspBench {

    private static final int PROCESSOR = 0;
    private static final List<KeyAlgorithm> ALGORITHMS =
            List.of(KeyAlgorithm.GOST_2015_512, KeyAlgorithm.ECDSA_P256, KeyAlgorithm.RSA_2048);

    private final Duration warmUp;
    private final Duration duration;

    OcspBench(Duration warmUp, Duration duration) {
        this.warmUp = warmUp;
        this.duration = duration;
    }

    public static void main(String[] arguments) throws IOException {
        run(System.out);
    }

    /** The measurement with its usual lengths, less than a minute; prints a table. */
    static List<Measurement> run(PrintStream out) throws IOException {
        return new OcspBench(Duration.ofSeconds(4), Duration.ofSeconds(4)).measure(out);
    }

    List<Measurement> measure(PrintStream out) throws IOException {
        if (!ChildProcess.isInstalled("wrk") || !ChildProcess.isInstalled("nginx")) {
            out.println("OCSP not measured: wrk or nginx is missing (Debian packages wrk, nginx-light)");
            return List.of();
        }
        out.printf(
                "OCSP answers a second, %d serial numbers in random order, a fresh nonce each, 32 connections%n",
                OcspBenchServer.SERIALS);
        out.println(
                ChildProcess.isPinningPossible()
                        ? "servers on processor 0, load from processor 1"
                        : "servers and load share all processors: compare with care");
        var measurements = new ArrayList<Measurement>();
        for (var algorithm : ALGORITHMS) {
            var folder = Files.createTempDirectory("kualik-bench");
            try {
                measurements.add(measure(algorithm, folder, out));
            } finally {
                deleteAll(folder);
            }
        }
        return measurements;
    }

    private Measurement measure(KeyAlgorithm algorithm, Path folder, PrintStream out) throws IOException {
        var wrk = new Wrk(folder);
        try (var server = startServer(algorithm, folder)) {
            var told = server.readLine().split(" ", -1);
            var address = "http://127.0.0.1:" + told[0] + "/ocsp";
            int serialOffset = Integer.parseInt(told[1]);
            int nonceOffset = Integer.parseInt(told[2]);
            int answerSize = Integer.parseInt(told[3]);
            Files.write(folder.resolve("static"), new byte[answerSize]);

            wrk.ask(address, serialOffset, nonceOffset, warmUp);
            try (var nginx = Nginx.start(folder)) {
                var before = wrk.get(nginx.address("static"), half());
                var live = wrk.ask(address, serialOffset, nonceOffset, duration);
                var after = wrk.get(nginx.address("static"), half());
                requireSignedAnswers(live, answerSize);
                double nginxPerSecond = (before.perSecond() + after.perSecond()) / 2;
                print(algorithm, answerSize, live, nginxPerSecond, out);
                return Measurement.of("OCSP with a fresh nonce, " + algorithm, live.perSecond(), "1/s")
                        .beside("nginx, static file", nginxPerSecond);
            }
        }
    }

    private Duration half() {
        return Duration.ofSeconds(Math.max(1, duration.toSeconds() / 2));
    }

    /** A refusal is an answer of status 200 too, but a short one. */
    private static void requireSignedAnswers(Wrk.Result live, int answerSize) {
        // An ECDSA signature is some octets shorter or longer each time.
        if (live.octetsEach() < answerSize - 16) {
            throw new FailedMeasurementException("responder", "it answered with refusals");
        }
    }

    private static void print(KeyAlgorithm algorithm, int size, Wrk.Result live, double nginx, PrintStream out) {
        out.printf(
                "%-14s %8.0f/s  99%% within %.1f ms  nginx static (%d octets) %8.0f/s  ratio %.3f%n",
                algorithm, live.perSecond(), live.milliseconds99(), size, nginx, live.perSecond() / nginx);
    }

    private static ChildProcess startServer(KeyAlgorithm algorithm, Path folder) {
        return ChildProcess.start(
                "responder",
                PROCESSOR,
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OcspBenchServer.class.getName(),
                        algorithm.name(),
                        folder.toString()));
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
