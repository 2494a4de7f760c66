package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The ground rests on a paper, and the paper is not named, or not in a form that can be kept. */
final class BasisMissingException extends ProblemException {

    private static final long serialVersionUID = 1L;

    BasisMissingException(LegalGround ground) {
        super(
                ProblemKind.UNPROCESSABLE,
                "basis-missing",
                List.of(ground.name(), RevocationRequest.MAXIMUM_BASIS_LENGTH),
                "a revocation on the ground " + ground + " names the paper it rests on");
    }
}
