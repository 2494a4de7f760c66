package kz.kualik.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import kz.kualik.crypto.KeyAlgorithm;

/**
 * How long a page waits for a CMS signature over a document of ten kilobytes once the key is open: from its request until the
 * whole answer is there, over WebSocket and TLS, journal written. After each request the provider signs the same octets
 * alone; so a busy machine falls on both alike.
 */
final class SignerBench {

    private static final int DOCUMENT = 10 * 1024;
    private static final double MOST_MILLISECONDS = 15;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.99;
    private static final String REFERENCE = "the provider's signature alone";

    private final PrintStream out;
    private final int warmUp;
    private final int requests;

    SignerBench(PrintStream out, int warmUp, int requests) {
        this.out = out;
        this.warmUp = warmUp;
        this.requests = requests;
    }

    /** The measurement with its usual lengths, about a minute. */
    static List<Measurement> run(PrintStream out) throws IOException, InterruptedException {
        return new SignerBench(out, 1_000, 2_000).measure();
    }

    List<Measurement> measure() throws IOException, InterruptedException {
        out.printf(
                "CMS of %d octets over the Signer's socket, milliseconds; %d requests one after another, after %d that do"
                        + " not count%n",
                DOCUMENT, requests, warmUp);
        var measurements = new ArrayList<Measurement>();
        for (var algorithm : List.of(KeyAlgorithm.GOST_2015_512, KeyAlgorithm.RSA_2048, KeyAlgorithm.ECDSA_P256)) {
            measurements.addAll(measure(algorithm));
        }
        return measurements;
    }

    private List<Measurement> measure(KeyAlgorithm algorithm) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("kualik-bench");
        try (var signer = new BenchSigner(algorithm, folder);
                var page = new BenchPage(signer)) {
            var random = new Random(7);
            measure(signer, page, random, warmUp);
            var waits = measure(signer, page, random, requests);
            return List.of(
                    measurement(algorithm, "p50", HALF, waits), measurement(algorithm, "p99", NEARLY_ALL, waits));
        } finally {
            deleteAll(folder);
        }
    }

    /** Of the page and of the provider alone. */
    private record Both(Waits page, Waits alone) {}

    private static Both measure(BenchSigner signer, BenchPage page, Random random, int count)
            throws InterruptedException {
        var waits = new long[count];
        var alone = new long[count];
        var document = new byte[DOCUMENT];
        for (var i = 0; i < count; i++) {
            random.nextBytes(document);
            var request = request(document);
            var start = System.nanoTime();
            var answer = page.ask(request);
            var between = System.nanoTime();
            signer.rawSignature(document);
            alone[i] = System.nanoTime() - between;
            waits[i] = between - start;
            if (!answer.contains("-----BEGIN CMS-----")) {
                throw new FailedMeasurementException("signer", "it did not sign: " + answer);
            }
        }
        return new Both(new Waits(waits), new Waits(alone));
    }

    private static String request(byte[] document) {
        return "{\"module\":\"kz.gov.pki.knca.basics\",\"method\":\"sign\",\"args\":{\"format\":\"cms\",\"data\":\""
                + Base64.getEncoder().encodeToString(document)
                + "\",\"signingParams\":{\"decode\":true},\"signerParams\":{\"chain\":[]}}}";
    }

    private Measurement measurement(KeyAlgorithm algorithm, String name, double share, Both waits) {
        var measurement = Measurement.of(
                        "Signer, CMS of 10 KB, " + algorithm + ", " + name,
                        waits.page().percentile(share),
                        "ms")
                .beside(REFERENCE, waits.alone().percentile(share));
        out.printf(
                "%-14s %s  %6.2f  (%s %.2f, ratio %.2f)%n",
                algorithm,
                name,
                measurement.value(),
                REFERENCE,
                waits.alone().percentile(share),
                measurement.ratio().orElseThrow());
        return algorithm == KeyAlgorithm.GOST_2015_512
                ? measurement.bounded(Bound.valueAtMost(MOST_MILLISECONDS))
                : measurement;
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
