package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The application is not what it was when the registry was asked about it; what was found does not count for it. */
public final class ApplicationChangedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ApplicationChangedException() {
        super(
                ProblemKind.CONFLICT,
                "application-changed",
                List.of(),
                "the application was changed while the registry was asked");
    }
}
