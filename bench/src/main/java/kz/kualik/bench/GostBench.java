package kz.kualik.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.kualik.bench.GostContender.Operation;

/**
 * GOST R 34.10-2015 with 512 bits: signatures and verifications a second of Kualik's provider, beside Bouncy Castle's
 * own provider and OpenSSL's gost-engine, in the same run, on one thread each. Counted is processor time, not time on the
 * wall, and the contenders take turns in short rounds of which the median counts: so other work on the machine does not
 * fall on one of them alone.
 */
public final class GostBench {

    private final Duration warmUp;
    private final Duration round;
    private final int rounds;

    GostBench(Duration warmUp, Duration round, int rounds) {
        this.warmUp = warmUp;
        this.round = round;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws IOException, GeneralSecurityException {
        run(System.out);
    }

    /** The measurement with its usual lengths, about a minute on an idle machine; prints a table. */
    static List<Measurement> run(PrintStream out) throws IOException, GeneralSecurityException {
        return new GostBench(Duration.ofSeconds(3), Duration.ofMillis(700), 7).measure(out);
    }

    List<Measurement> measure(PrintStream out) throws IOException, GeneralSecurityException {
        List<GostContender> contenders = new ArrayList<>(List.of(JavaContender.kualik(), JavaContender.bouncyCastle()));
        Optional<GostEngineContender> engine = GostEngineContender.start();
        engine.ifPresent(contenders::add);
        try {
            List<Result> results = contenders.stream().map(Result::new).toList();
            List<Measurement> measurements = new ArrayList<>();
            out.println(
                    "GOST R 34.10-2015, 512 bits, one thread, with the digest of 32 octets, a second of processor time");
            out.printf("median of %d rounds of %d ms, the contenders in turns%n", rounds, round.toMillis());
            for (Operation operation : Operation.values()) {
                measure(operation, results);
                print(operation, results, out);
                measurements.addAll(measurements(operation, results));
            }
            if (engine.isEmpty()) {
                out.println("gost-engine not measured: python3 or libengine-gost-openssl is missing");
            }
            return measurements;
        } finally {
            contenders.forEach(GostContender::close);
        }
    }

    private void measure(Operation operation, List<Result> results) {
        results.forEach(result -> result.contender.perSecond(operation, warmUp));
        for (int i = 0; i < rounds; i++) {
            results.forEach(result -> result.add(operation, result.contender.perSecond(operation, round)));
        }
    }

    /** Ours beside each of the others. */
    private static List<Measurement> measurements(Operation operation, List<Result> results) {
        double ours = results.getFirst().median(operation);
        return results.stream()
                .skip(1)
                .map(other -> Measurement.of("GOST 34.10-2015-512 " + operation, ours, "1/s")
                        .beside(other.contender.name(), other.median(operation)))
                .toList();
    }

    private static void print(Operation operation, List<Result> results, PrintStream out) {
        double ours = results.getFirst().median(operation);
        for (Result result : results) {
            double median = result.median(operation);
            out.printf(
                    "%-7s %-14s %8.0f/s  (slowest round %.0f, fastest %.0f)  Kualik is %.2f times this%n",
                    operation,
                    result.contender.name(),
                    median,
                    result.least(operation),
                    result.most(operation),
                    ours / median);
        }
    }

    private static final class Result {

        private final GostContender contender;
        private final Map<Operation, List<Double>> rounds = new EnumMap<>(Operation.class);

        private Result(GostContender contender) {
            this.contender = contender;
        }

        private void add(Operation operation, double perSecond) {
            rounds.computeIfAbsent(operation, unseen -> new ArrayList<>()).add(perSecond);
        }

        private double[] sorted(Operation operation) {
            return rounds.getOrDefault(operation, List.of()).stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
        }

        private double median(Operation operation) {
            double[] sorted = sorted(operation);
            return sorted[sorted.length / 2];
        }

        private double least(Operation operation) {
            return Arrays.stream(sorted(operation)).min().orElseThrow();
        }

        private double most(Operation operation) {
            return Arrays.stream(sorted(operation)).max().orElseThrow();
        }
    }
}
