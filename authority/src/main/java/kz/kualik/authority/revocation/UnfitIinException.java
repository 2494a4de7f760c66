package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The number is no IIN. */
final class UnfitIinException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnfitIinException() {
        super(ProblemKind.UNPROCESSABLE, "unfit-iin", List.of(), "the number is no IIN");
    }
}
