package kz.kualik.authority.applications;

import java.util.List;
import java.util.Map;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** What is asked does not fit the state of the application. */
public final class TransitionNotAllowedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final ApplicationState.Name from;

    TransitionNotAllowedException(ApplicationState.Name from, ApplicationState.Name to) {
        super(
                ProblemKind.CONFLICT,
                "state-conflict",
                List.of(from.word(), to.word()),
                "an application cannot go from " + from + " to " + to);
        this.from = from;
    }

    /** {@code state}: the state the application is in. */
    @Override
    public Map<String, Object> members() {
        return Map.of("state", from.name());
    }
}
