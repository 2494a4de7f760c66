package kz.kualik.responder.time;

import java.time.Clock;
import java.time.Duration;

/** Something that knows the time better than this machine's clock. May take time; it is asked on a thread of its own. */
public interface TimeReference {

    /** Its name for people, for example {@code ntp.example.kz:123}. */
    String name();

    /**
     * Compares a clock with the reference.
     *
     * @throws UnreachableTimeReferenceException if it does not answer, or not usably
     */
    Reading compare(Clock clock) throws UnreachableTimeReferenceException;

    /**
     * What one comparison found.
     *
     * @param ahead by how much the clock is ahead of the reference; negative if it is behind
     * @param uncertainty how wrong {@code ahead} may be, either way
     */
    record Reading(Duration ahead, Duration uncertainty) {}
}
