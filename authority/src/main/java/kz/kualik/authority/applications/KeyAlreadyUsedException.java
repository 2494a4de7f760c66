package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A public key of the application stands in another application already. */
public final class KeyAlreadyUsedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    KeyAlreadyUsedException(int position) {
        super(
                ProblemKind.CONFLICT,
                "key-already-used",
                List.of(position),
                "the key of certificate request " + position + " has been used before");
    }
}
