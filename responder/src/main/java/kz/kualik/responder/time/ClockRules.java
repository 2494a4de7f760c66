package kz.kualik.responder.time;

import java.time.Duration;

/**
 * How far a clock is believed.
 *
 * @param maximumDrift the clock may be ahead or behind by so much, the uncertainty of the comparison included
 * @param interval between two comparisons
 * @param maximumSilence for so long after the last good comparison the clock is believed without another one
 */
public record ClockRules(Duration maximumDrift, Duration interval, Duration maximumSilence) {

    public ClockRules {
        requireAtLeastAMillisecond("maximumDrift", maximumDrift);
        requireAtLeastAMillisecond("interval", interval);
        if (maximumSilence.compareTo(interval) < 0) {
            throw new IllegalArgumentException("maximumSilence " + maximumSilence + " is shorter than the interval");
        }
    }

    /** Half a second, compared every minute, believed for a quarter of an hour. */
    public static ClockRules standard() {
        return new ClockRules(Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofMinutes(15));
    }

    /** How far a time that is cut to whole seconds may be off. */
    public Duration accuracy() {
        return maximumDrift.plusSeconds(1);
    }

    private static void requireAtLeastAMillisecond(String what, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(what + " is at least a millisecond, not " + value);
        }
    }
}
