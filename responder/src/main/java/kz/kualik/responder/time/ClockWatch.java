package kz.kualik.responder.time;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Compares the clock with its reference and believes it only so far. Between two comparisons a monotonic count goes along,
 * so that a jump of the clock shows in the very next question and not a minute later. What was stopped goes on after the
 * next good comparison, without a hand.
 */
public final class ClockWatch implements TrustedTime {

    private static final Logger LOG = System.getLogger(ClockWatch.class.getName());

    private final Clock clock;
    private final LongSupplier nanoseconds;
    private final TimeReference reference;
    private final ClockRules rules;
    private volatile Verdict verdict = new NotYetCompared();

    /** What the last comparisons have shown. */
    private sealed interface Verdict {}

    private record NotYetCompared() implements Verdict {}

    /** The clock was right when the monotonic count stood at {@code count}. */
    private record Right(Instant time, long count, Duration ahead) implements Verdict {}

    private record Wrong(Duration ahead, Duration uncertainty) implements Verdict {}

    /** @param nanoseconds a count that only goes up, {@link System#nanoTime} outside of tests */
    public ClockWatch(Clock clock, LongSupplier nanoseconds, TimeReference reference, ClockRules rules) {
        this.clock = clock;
        this.nanoseconds = nanoseconds;
        this.reference = reference;
        this.rules = rules;
    }

    /** Compares now. A reference that is silent leaves the last verdict as it is, until it is too old. */
    public void compare() {
        try {
            var reading = reference.compare(clock);
            var worst = reading.ahead().abs().plus(reading.uncertainty());
            var before = problem();
            verdict = worst.compareTo(rules.maximumDrift()) > 0
                    ? new Wrong(reading.ahead(), reading.uncertainty())
                    : new Right(clock.instant(), nanoseconds.getAsLong(), reading.ahead());
            tell(before, problem());
        } catch (UnreachableTimeReferenceException e) {
            LOG.log(Level.WARNING, e.getMessage());
        }
    }

    private static void tell(Optional<String> before, Optional<String> after) {
        if (after.isPresent()) {
            LOG.log(Level.ERROR, "no time-stamps are given: {0}", after.get());
        } else if (before.isPresent()) {
            LOG.log(Level.INFO, "the clock is right; time-stamps are given");
        }
    }

    @Override
    public Instant now() throws TimeNotAvailableException {
        var now = clock.instant();
        var problem = problem(now);
        if (problem.isPresent()) {
            throw new TimeNotAvailableException(problem.get());
        }
        return now;
    }

    @Override
    public Optional<String> problem() {
        return problem(clock.instant());
    }

    /** By how much the clock was ahead of its reference at the last comparison; empty before the first. */
    public Optional<Duration> ahead() {
        return switch (verdict) {
            case NotYetCompared() -> Optional.empty();
            case Right(var time, var count, var ahead) -> Optional.of(ahead);
            case Wrong(var ahead, var uncertainty) -> Optional.of(ahead);
        };
    }

    private Optional<String> problem(Instant now) {
        return switch (verdict) {
            case NotYetCompared() ->
                Optional.of("The clock has not been compared with its reference " + reference.name() + " yet.");
            case Wrong(var ahead, var uncertainty) ->
                Optional.of(
                        "The clock is " + difference(ahead) + " its reference, give or take " + uncertainty.toMillis()
                                + " ms, more than " + rules.maximumDrift().toMillis() + " ms.");
            case Right right -> problemSince(right, now);
        };
    }

    private Optional<String> problemSince(Right right, Instant now) {
        var passed = Duration.ofNanos(nanoseconds.getAsLong() - right.count());
        var jump = Duration.between(right.time().plus(passed), now);
        if (jump.plus(right.ahead()).abs().compareTo(rules.maximumDrift()) > 0) {
            return Optional.of("The clock has jumped: it is " + difference(jump) + " what it should show.");
        }
        return passed.compareTo(rules.maximumSilence()) > 0
                ? Optional.of("The clock's reference " + reference.name() + " has been silent for " + passed.toSeconds()
                        + " s.")
                : Optional.empty();
    }

    private static String difference(Duration ahead) {
        return ahead.abs().toMillis() + (ahead.isNegative() ? " ms behind" : " ms ahead of");
    }
}
