package kz.kualik.authority.guard;

import java.time.Duration;
import java.util.List;
import kz.kualik.authority.problem.StandstillException;

/** The clock has gone back behind what is on record, or has leapt ahead, so nothing is done. */
public final class ClockNotRightException extends StandstillException {

    private static final long serialVersionUID = 1L;

    ClockNotRightException(String sentence) {
        super("clock-not-right", List.of(), Duration.ofMinutes(1), sentence);
    }
}
