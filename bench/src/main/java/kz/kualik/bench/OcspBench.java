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
 * OCSP answers a second. Server and load generator have one processor each where the machine has two; every question asks
 * for a random one of 100 000 certificates. With a fresh nonce each answer is signed while the client waits; without one it
 * may be handed out again, and all were signed once before. nginx with one static file of the same size, and for RSA
 * {@code openssl speed}, are measured before and after each figure, because a machine is never equally busy; the ratio is
 * against the mean of both.
 */
public final class OcspBench {

    private static final int PROCESSOR = 0;
    private static final String NGINX = "nginx, static file";
    private static final double LEAST_CACHEABLE = 0.8;
    private static final double LEAST_P256 = 0.25;
    private static final double LEAST_RSA = 0.6;

    private final PrintStream out;
    private final Duration warmUp;
    private final Duration duration;

    OcspBench(PrintStream out, Duration warmUp, Duration duration) {
        this.out = out;
        this.warmUp = warmUp;
        this.duration = duration;
    }

    public static void main(String[] arguments) throws IOException {
        run(System.out);
    }

    /** The measurement with its usual lengths, about a minute and a half. */
    static List<Measurement> run(PrintStream out) throws IOException {
        return new OcspBench(out, Duration.ofSeconds(6), Duration.ofSeconds(6)).measure();
    }

    List<Measurement> measure() throws IOException {
        if (!ChildProcess.isInstalled("wrk") || !ChildProcess.isInstalled("nginx")) {
            out.println("OCSP not measured: wrk or nginx is missing (Debian packages wrk, nginx-light)");
            return List.of();
        }
        out.printf(
                "OCSP answers a second, %d serial numbers in random order, 32 connections that stay open%n",
                OcspBenchServer.SERIALS);
        out.println(
                ChildProcess.isPinningPossible()
                        ? "servers on processor 0, load from processor 1"
                        : "servers and load share all processors: compare with care");
        var measurements = new ArrayList<Measurement>();
        measurements.addAll(in(
                KeyAlgorithm.ECDSA_P256,
                server -> List.of(
                        server.live().bounded(Bound.ratioAtLeast(LEAST_P256)),
                        server.cacheable().bounded(Bound.ratioAtLeast(LEAST_CACHEABLE)))));
        measurements.addAll(
                in(KeyAlgorithm.RSA_2048, server -> List.of(server.liveRsa().bounded(Bound.ratioAtLeast(LEAST_RSA)))));
        measurements.addAll(in(KeyAlgorithm.GOST_2015_512, server -> List.of(server.live())));
        return measurements;
    }

    private List<Measurement> in(KeyAlgorithm algorithm, Part part) throws IOException {
        var folder = Files.createTempDirectory("kualik-bench");
        try (var server = new Server(algorithm, folder)) {
            return part.of(server);
        } finally {
            deleteAll(folder);
        }
    }

    /** What is measured of one server. */
    @FunctionalInterface
    private interface Part {
        List<Measurement> of(Server server) throws IOException;
    }

    /** A responder with keys of one algorithm, the load, and its references. */
    private final class Server implements AutoCloseable {

        private final KeyAlgorithm algorithm;
        private final Path folder;
        private final Wrk wrk;
        private final ChildProcess process;
        private final String address;
        private final int serialOffset;
        private final int nonceOffset;
        private final int answerSize;

        Server(KeyAlgorithm algorithm, Path folder) {
            this.algorithm = algorithm;
            this.folder = folder;
            this.wrk = new Wrk(folder);
            this.process = startServer(algorithm, folder);
            var told = process.readLine().split(" ", -1);
            this.address = "http://127.0.0.1:" + told[0] + "/ocsp";
            this.serialOffset = Integer.parseInt(told[1]);
            this.nonceOffset = Integer.parseInt(told[2]);
            this.answerSize = Integer.parseInt(told[3]);
        }

        /** With a fresh nonce each, beside nginx. */
        Measurement live() throws IOException {
            ask(warmUp);
            return besideNginx("OCSP with a fresh nonce, " + algorithm, () -> ask(duration));
        }

        /** With a fresh nonce each, beside the signatures that openssl makes. */
        Measurement liveRsa() {
            ask(warmUp);
            double before = OpenSslSpeed.rsa2048(folder, half());
            var result = ask(duration);
            double after = OpenSslSpeed.rsa2048(folder, half());
            return told("OCSP with a fresh nonce, " + algorithm, result, "openssl speed rsa2048", (before + after) / 2);
        }

        /** Without a nonce, after each was asked for once, beside nginx. */
        Measurement cacheable() throws IOException {
            checked(wrk.getInTurn(address, warmUp.multipliedBy(2)));
            return besideNginx("OCSP without a nonce, " + algorithm, () -> checked(wrk.getAtRandom(address, duration)));
        }

        private Wrk.Result ask(Duration length) {
            return checked(wrk.ask(address, serialOffset, nonceOffset, length));
        }

        /** A refusal is an answer of status 200 too, but a short one; an ECDSA signature differs by some octets. */
        private Wrk.Result checked(Wrk.Result result) {
            if (result.octetsEach() < answerSize / 2.0) {
                throw new FailedMeasurementException("responder", "it answered with refusals");
            }
            return result;
        }

        private Measurement besideNginx(String name, Run run) throws IOException {
            Files.write(folder.resolve("static"), new byte[answerSize]);
            try (var nginx = Nginx.start(folder)) {
                var before = wrk.get(nginx.address("static"), half());
                var result = run.run();
                var after = wrk.get(nginx.address("static"), half());
                return told(name, result, NGINX, (before.perSecond() + after.perSecond()) / 2);
            }
        }

        private Measurement told(String name, Wrk.Result result, String reference, double referencePerSecond) {
            out.printf(
                    "%-38s %8.0f/s  99%% within %.1f ms  %s %.0f/s (%d octets)  ratio %.3f%n",
                    name,
                    result.perSecond(),
                    result.milliseconds99(),
                    reference,
                    referencePerSecond,
                    answerSize,
                    result.perSecond() / referencePerSecond);
            return Measurement.of(name, result.perSecond(), "1/s").beside(reference, referencePerSecond);
        }

        @Override
        public void close() {
            process.close();
        }
    }

    /** One run of the load. */
    @FunctionalInterface
    private interface Run {
        Wrk.Result run() throws IOException;
    }

    private Duration half() {
        return Duration.ofSeconds(Math.max(1, duration.toSeconds() / 2));
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
