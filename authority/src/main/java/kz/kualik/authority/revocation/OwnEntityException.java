package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The certificate belongs to an entity that the officer heads. */
final class OwnEntityException extends ProblemException {

    private static final long serialVersionUID = 1L;

    OwnEntityException() {
        super(ProblemKind.FORBIDDEN, "own-entity", List.of(), "nobody decides for an entity that they head");
    }
}
