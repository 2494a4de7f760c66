package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The circumstance does not belong to the legal ground. */
final class UnfitCircumstanceException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnfitCircumstanceException(LegalGround ground, Circumstance circumstance) {
        super(
                ProblemKind.UNPROCESSABLE,
                "unfit-circumstance",
                List.of(circumstance.name(), circumstance.ground().name(), ground.name()),
                circumstance + " is no circumstance of " + ground);
    }
}
