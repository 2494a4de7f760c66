package kz.kualik.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.responder.feed.ChainHash;
import kz.kualik.responder.feed.FeedPosition;
import kz.kualik.responder.feed.FeedRefusedException;
import kz.kualik.responder.feed.Snapshot;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusEvent;
import kz.kualik.responder.status.StatusIndex;

/** One contender of {@link IndexBench} in a process of its own; says the megabytes that it takes and the seconds that it took. */
final class IndexBenchChild {

    private static final IssuerId ISSUER = new IssuerId("gost");
    private static final long SEED = 20261123;
    private static final int SERIAL_BITS = 159;
    private static final int EVERY_FIFTIETH = 50;
    private static final Instant REVOKED_AT = Instant.parse("2026-11-22T10:00:00Z");

    private IndexBenchChild() {}

    public static void main(String[] words) throws IOException, FeedRefusedException {
        var start = System.nanoTime();
        Object kept = switch (words[0]) {
            case "make" -> make(Path.of(words[1]), Integer.parseInt(words[2]));
            case "read" -> read(Path.of(words[1]));
            case "load" -> load(Path.of(words[1]));
            case "map" -> map(Integer.parseInt(words[1]));
            default -> throw new IllegalArgumentException(words[0]);
        };
        var seconds = (System.nanoTime() - start) / 1e9;
        System.out.println(megabytes() + " " + seconds);
        System.out.flush();
        if (kept.hashCode() == 0) {
            System.err.println("kept to the end");
        }
    }

    private static StatusIndex make(Path file, int entries) throws IOException {
        var index = new StatusIndex();
        var random = new Random(SEED);
        for (int i = 0; i < entries; i++) {
            var serial = serial(random);
            index.apply(
                    i % EVERY_FIFTIETH == 0
                            ? new StatusEvent.Revoked(
                                    ISSUER, serial, REVOKED_AT, Optional.of(RevocationReason.SUPERSEDED))
                            : new StatusEvent.Issued(ISSUER, serial));
        }
        var log = new UUID(1, 2);
        try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Snapshot.write(out, new FeedPosition(log, entries, ChainHash.ofEmpty(log)), index, Optional.empty());
        }
        return index;
    }

    /** To the first answer: the first serial number that was made is revoked, the second is good. */
    private static StatusIndex load(Path file) throws IOException, FeedRefusedException {
        var index = new StatusIndex();
        try (var in = Files.newInputStream(file)) {
            Snapshot.read(in, index, Optional.empty());
        }
        index.markComplete(ISSUER);
        var random = new Random(SEED);
        var first = index.status(ISSUER, serial(random));
        var second = index.status(ISSUER, serial(random));
        if (!(first.orElseThrow() instanceof CertificateStatus.Revoked)
                || !(second.orElseThrow() instanceof CertificateStatus.Good)) {
            throw new FailedMeasurementException("index", "the index answers wrongly");
        }
        return index;
    }

    private static Long read(Path file) throws IOException {
        var sum = 0L;
        var buffer = new byte[1 << 20];
        try (var in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                sum += length;
            }
        }
        return sum;
    }

    private static Map<SerialNumber, CertificateStatus> map(int entries) {
        var map = new HashMap<SerialNumber, CertificateStatus>();
        var random = new Random(SEED);
        for (int i = 0; i < entries; i++) {
            map.put(serial(random), new CertificateStatus.Good());
        }
        System.gc();
        return map;
    }

    private static SerialNumber serial(Random random) {
        return new SerialNumber(new BigInteger(SERIAL_BITS - 1, random).setBit(SERIAL_BITS - 1));
    }

    /** The resident set of this process: heap, code and everything else. */
    private static double megabytes() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1000.0;
            }
        }
        throw new FailedMeasurementException("index", "/proc/self/status names no resident set");
    }
}
