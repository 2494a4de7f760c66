package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The registry does not confirm that this person may apply for this entity. */
public final class EntityNotConfirmedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    EntityNotConfirmedException() {
        super(
                ProblemKind.UNPROCESSABLE,
                "entity-not-confirmed",
                List.of(),
                "the registry does not confirm the entity or its head");
    }
}
