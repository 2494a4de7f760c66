package kz.kualik.authority.staff;

import java.util.List;
import java.util.Map;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;
import kz.kualik.authority.web.Right;

/** The caller's role does not have the right, or not for this centre. */
public final class RightRequiredException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final Right right;

    RightRequiredException(Right right) {
        super(ProblemKind.FORBIDDEN, "right-required", List.of(right.name()), "the caller has not the right " + right);
        this.right = right;
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("right", right.name());
    }
}
