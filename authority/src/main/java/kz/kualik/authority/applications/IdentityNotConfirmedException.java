package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The IIN and the document number do not belong to one person who may apply. Whether the person exists, lives, or has another document is told to nobody. */
public final class IdentityNotConfirmedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    IdentityNotConfirmedException() {
        super(
                ProblemKind.UNPROCESSABLE,
                "identity-not-confirmed",
                List.of(),
                "IIN and document number do not match the registry");
    }
}
