package kz.kualik.authority.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether checkpoints come about on this node. Time is measured by the machine's running clock, which neither the sandbox nor
 * an administrator can move.
 */
final class CheckpointState {

    private final Duration stopAfter;
    private final LongSupplier nanoTime;
    private volatile long lastGood;
    private volatile Optional<String> problem = Optional.empty();
    private volatile long lastNumber;

    CheckpointState(Duration stopAfter, LongSupplier nanoTime) {
        this.stopAfter = stopAfter;
        this.nanoTime = nanoTime;
        this.lastGood = nanoTime.getAsLong();
    }

    void wentWell(long number) {
        lastNumber = number;
        lastGood = nanoTime.getAsLong();
        problem = Optional.empty();
    }

    void failed(String why) {
        problem = Optional.of(why);
    }

    /** What is wrong at present. */
    Optional<String> problem() {
        return problem;
    }

    long lastNumber() {
        return lastNumber;
    }

    /** How long ago the last one was made and written, or this process began. */
    Duration age() {
        return Duration.ofNanos(nanoTime.getAsLong() - lastGood);
    }

    /** Acts without a witness outside the database have gone on for long enough. */
    boolean isTooOld() {
        return problem.isPresent() && !stopAfter.isZero() && age().compareTo(stopAfter) > 0;
    }
}
