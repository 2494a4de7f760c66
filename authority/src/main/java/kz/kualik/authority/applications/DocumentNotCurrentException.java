package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The registry does not have the document any more with which the application was made, or it is not valid today. */
public final class DocumentNotCurrentException extends ProblemException {

    private static final long serialVersionUID = 1L;

    DocumentNotCurrentException() {
        super(
                ProblemKind.CONFLICT,
                "document-not-current",
                List.of(),
                "the application's document is not the valid one of the registry");
    }
}
