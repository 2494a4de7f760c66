package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The certificate that was shown gives no right over the certificate in question. */
final class NotTheHolderException extends ProblemException {

    private static final long serialVersionUID = 1L;

    NotTheHolderException() {
        super(ProblemKind.NOT_FOUND, "not-the-holder", List.of(), "the certificate shown gives no right over this one");
    }
}
