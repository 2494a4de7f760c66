package kz.kualik.responder.time;

import java.time.Clock;
import java.util.Optional;

/**
 * How the time of time-stamps is looked after.
 *
 * @param reference what the clock is compared with; without one the clock is believed, and only kept from going back
 * @param rules how far it is believed
 */
public record TimeKeeping(Optional<TimeReference> reference, ClockRules rules) {

    /** Nothing to compare with. */
    public static TimeKeeping unwatched() {
        return new TimeKeeping(Optional.empty(), ClockRules.standard());
    }

    /** The watch over this clock, if there is something to compare it with. */
    public Optional<ClockWatch> watch(Clock clock) {
        return reference.map(known -> new ClockWatch(clock, System::nanoTime, known, rules));
    }
}
