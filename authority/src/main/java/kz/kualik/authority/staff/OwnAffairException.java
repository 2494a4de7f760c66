package kz.kualik.authority.staff;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** Nobody proposes, confirms or ends what concerns themselves. */
public final class OwnAffairException extends ProblemException {

    private static final long serialVersionUID = 1L;

    OwnAffairException() {
        super(ProblemKind.FORBIDDEN, "own-affair", List.of(), "nobody decides on what concerns themselves");
    }
}
