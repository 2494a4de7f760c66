package kz.kualik.acceptance.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Feeds a parser for some time. Execution {@code n} of a run depends on the seed and {@code n} only, so that each finding
 * can be repeated; the octets of a finding are kept in a file too.
 */
final class Fuzzer {

    /** Processor time that a single small message may cost; an honest one costs a few milliseconds at most. */
    private static final Duration TIME_BOUND = Duration.ofSeconds(2);

    private static final long MEMORY_BOUND = 96L << 20;
    private static final long MEMORY_PER_OCTET = 600;
    private static final int MOST_FINDINGS = 5;
    private static final Path FINDINGS = Path.of("target", "fuzz");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ParserCase target;
    private final long seed;
    private final List<String> findings = new ArrayList<>();
    private long executions;
    private long accepted;
    private long slowestNanos;
    private long mostOctets;

    Fuzzer(ParserCase target, long seed) {
        this.target = target;
        this.seed = seed;
    }

    /** Runs and returns what is wrong; empty if nothing is. */
    List<String> run(Duration time) {
        return run(time, Long.MAX_VALUE);
    }

    /** The same with an end after so many executions, so that a fast machine tries no more than a slow one. */
    List<String> run(Duration time, long mostExecutions) {
        target.seeds().forEach(this::warmUp);
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && executions < mostExecutions && findings.size() < MOST_FINDINGS) {
            var octets = new Mutator(new Random(seed * 1_000_003 + executions), target.seeds()).next();
            execute(octets);
            executions++;
        }
        System.out.printf(
                "fuzzed %-28s seed %d: %d executions, %d accepted, %d findings, slowest %d ms, most memory %d KB%n",
                target.name(), seed, executions, accepted, findings.size(), slowestNanos / 1_000_000, mostOctets >> 10);
        return List.copyOf(findings);
    }

    /** Sound input may be refused (a verifier's verdict), but not otherwise; what it loads once does not count. */
    private void warmUp(byte[] octets) {
        try {
            target.parser().parse(octets);
        } catch (Throwable e) {
            if (!isDeclared(e)) {
                find(octets, "sound input: " + e);
            }
        }
    }

    private void execute(byte[] octets) {
        var memory = THREADS.getCurrentThreadAllocatedBytes();
        var time = THREADS.getCurrentThreadCpuTime();
        try {
            target.parser().parse(octets);
            accepted++;
        } catch (Throwable e) {
            if (!isDeclared(e)) {
                find(octets, describe(e));
            }
        }
        time = THREADS.getCurrentThreadCpuTime() - time;
        memory = THREADS.getCurrentThreadAllocatedBytes() - memory;
        slowestNanos = Math.max(slowestNanos, time);
        mostOctets = Math.max(mostOctets, memory);
        if (time > TIME_BOUND.toNanos()) {
            find(octets, "took " + time / 1_000_000 + " ms");
        }
        if (memory > MEMORY_BOUND + MEMORY_PER_OCTET * octets.length) {
            find(octets, "took " + (memory >> 20) + " MB for " + octets.length + " octets");
        }
    }

    private boolean isDeclared(Throwable e) {
        return target.declared().stream().anyMatch(declared -> declared.isInstance(e));
    }

    private static String describe(Throwable e) {
        var trace = e.getStackTrace();
        var where = new StringBuilder(e.toString());
        for (int i = 0; i < Math.min(trace.length, 20); i++) {
            where.append("\n    at ").append(trace[i]);
        }
        return where.toString();
    }

    private void find(byte[] octets, String what) {
        var file = FINDINGS.resolve(
                target.name().replaceAll("[^A-Za-z0-9]+", "-") + "-" + seed + "-" + executions + ".bin");
        try {
            Files.createDirectories(FINDINGS);
            Files.write(file, octets);
        } catch (IOException e) {
            findings.add("the finding cannot be kept: " + e);
        }
        findings.add(target.name() + ", seed " + seed + ", execution " + executions + " (" + file + "): " + what);
    }
}
