package kz.kualik.authority.staff;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A defect of ours: a method of the HTTP API does not say who may call it, so nobody may. */
final class RightNotDeclaredException extends ProblemException {

    private static final long serialVersionUID = 1L;

    RightNotDeclaredException() {
        super(ProblemKind.FORBIDDEN, "right-not-declared", List.of(), "the method declares no right");
    }
}
