package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The registry has the legal entity no more, or it is being wound up. */
public final class EntityNotActiveException extends ProblemException {

    private static final long serialVersionUID = 1L;

    EntityNotActiveException() {
        super(ProblemKind.CONFLICT, "entity-not-active", List.of(), "the entity is not active");
    }
}
