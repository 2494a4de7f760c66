package kz.kualik.authority.time;

import java.time.Duration;
import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The sandbox's clock goes forward only, and not beyond the life of the sandbox's authorities. */
public final class ClockMoveRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ClockMoveRefusedException(Duration step) {
        super(
                ProblemKind.UNPROCESSABLE,
                "clock-move-refused",
                List.of(step.toString(), SandboxClock.MAXIMUM_AHEAD.toDays()),
                "the clock cannot be moved by " + step);
    }
}
