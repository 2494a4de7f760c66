package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** Whoever shows the certificate of a first head does not head the entity any more. */
final class NotTheHeadException extends ProblemException {

    private static final long serialVersionUID = 1L;

    NotTheHeadException() {
        super(ProblemKind.FORBIDDEN, "not-the-head", List.of(), "the registry does not name the caller as head");
    }
}
