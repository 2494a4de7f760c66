package kz.kualik.authority.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time for acts. It never goes back: not behind what this process has given out, and not behind what is on record from
 * before. A clock that is a little behind (a second put right by NTP, another node's clock) is waited for by giving out the
 * newest time again; one that is far behind, or that leaps ahead, stops every act until it is right.
 */
public final class ClockGuard {

    private static final Logger LOG = LoggerFactory.getLogger(ClockGuard.class);

    private final Supplier<Clock> clock;
    private final LongSupplier nanoTime;
    private final Duration maximumBack;
    private final Optional<Duration> maximumLeap;
    private final Supplier<Optional<Instant>> record;
    private @Nullable Instant newest;
    private @Nullable Anchor anchor;
    private boolean complained;

    /** What the clock showed when the machine's running count stood there. */
    private record Anchor(Instant time, long count) {}

    /**
     * @param clock of the house; asked for late, because the sandbox's clock itself is read from the database
     * @param nanoTime a count that only goes up, {@link System#nanoTime} outside of tests
     * @param maximumBack how far behind the newest time the clock may be
     * @param maximumLeap how far it may leap ahead of the count; empty for no bound
     * @param record the newest time on record when the first act begins
     */
    public ClockGuard(
            Supplier<Clock> clock,
            LongSupplier nanoTime,
            Duration maximumBack,
            Optional<Duration> maximumLeap,
            Supplier<Optional<Instant>> record) {
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.maximumBack = maximumBack;
        this.maximumLeap = maximumLeap;
        this.record = record;
    }

    /**
     * The time of what is done now.
     *
     * @throws ClockNotRightException if the clock cannot be believed
     */
    public synchronized Instant now() {
        var shown = clock.get().instant();
        var wrong = examine(shown);
        if (wrong.isPresent()) {
            if (!complained) {
                LOG.error("nothing is done: {}", wrong.get());
                complained = true;
            }
            throw new ClockNotRightException(wrong.get());
        }
        if (complained) {
            LOG.info("the clock is right again");
            complained = false;
        }
        anchor = new Anchor(shown, nanoTime.getAsLong());
        var onRecord = newest();
        var given = shown.isAfter(onRecord) ? shown : onRecord;
        newest = given;
        return given;
    }

    /** The newest time that was given out or is on record; empty if there is none. */
    public synchronized Optional<Instant> newestOnRecord() {
        return Optional.of(newest()).filter(Instant.MIN::isBefore);
    }

    /** How far a time on record may be ahead of the clock; what is further ahead comes from a clock that was wrong. */
    public Duration maximumBack() {
        return maximumBack;
    }

    /** What is wrong with the clock, in one sentence; empty if it is believed. */
    public synchronized Optional<String> problem() {
        return examine(clock.get().instant());
    }

    /** How far the clock is behind the newest time; zero if it is not. */
    public synchronized Duration behind() {
        var back = Duration.between(clock.get().instant(), newest());
        return back.isNegative() ? Duration.ZERO : back;
    }

    private Optional<String> examine(Instant shown) {
        var back = Duration.between(shown, newest());
        if (back.compareTo(maximumBack) > 0) {
            return Optional.of("the clock shows " + shown + ", and the newest act on record is of " + newest());
        }
        var from = anchor;
        if (from == null || maximumLeap.isEmpty()) {
            return Optional.empty();
        }
        var leap = Duration.between(from.time(), shown).minus(Duration.ofNanos(nanoTime.getAsLong() - from.count()));
        return leap.compareTo(maximumLeap.get()) > 0
                ? Optional.of("the clock has leapt ahead by " + leap.truncatedTo(ChronoUnit.SECONDS) + " and shows "
                        + shown + "; if that is right, restart the authority")
                : Optional.empty();
    }

    private Instant newest() {
        var known = newest;
        if (known == null) {
            known = record.get().orElse(Instant.MIN);
            newest = known;
        }
        return known;
    }
}
