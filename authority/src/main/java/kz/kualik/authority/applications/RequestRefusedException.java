package kz.kualik.authority.applications;

import java.util.List;
import java.util.Map;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A certificate request cannot be accepted. */
public final class RequestRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    RequestRefusedException(int position, String reason) {
        super(
                ProblemKind.UNPROCESSABLE,
                "request-refused",
                List.of(position),
                "certificate request " + position + ": " + reason);
        this.reason = reason;
    }

    /** In English, for programs; the sentence for people is in their language alone. */
    @Override
    public Map<String, Object> members() {
        return Map.of("reason", reason);
    }
}
