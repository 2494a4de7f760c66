package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The applicant has not shown the number of the identity document. */
public final class DocumentNumberRequiredException extends ProblemException {

    private static final long serialVersionUID = 1L;

    DocumentNumberRequiredException() {
        super(
                ProblemKind.MALFORMED,
                "document-number-required",
                List.of(ShownDocument.HEADER),
                "the document number is missing");
    }
}
