package kz.kualik.authority.applications;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;
import kz.kualik.authority.time.AlmatyTime;

/** Another operator works on the application. */
public final class ApplicationClaimedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    ApplicationClaimedException(Instant until) {
        super(
                ProblemKind.CONFLICT,
                "application-claimed",
                List.of(AlmatyTime.textOf(until)),
                "another operator works on the application until " + until);
        this.until = until;
    }

    /** {@code claimedUntil}: when the other operator's hold ends by itself. */
    @Override
    public Map<String, Object> members() {
        return Map.of("claimedUntil", until.toString());
    }
}
