package kz.kualik.authority.registry;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The state's registry does not answer, so nothing that needs it can be done now. */
public final class RegistryUnavailableException extends ProblemException {

    private static final long serialVersionUID = 1L;

    public RegistryUnavailableException(String message) {
        super(ProblemKind.UNAVAILABLE, "registry-unavailable", List.of(), message);
    }
}
