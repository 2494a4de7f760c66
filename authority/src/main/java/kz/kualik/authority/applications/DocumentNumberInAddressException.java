package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The document number stands in the address of the request, and addresses are written into logs on the way. */
public final class DocumentNumberInAddressException extends ProblemException {

    private static final long serialVersionUID = 1L;

    DocumentNumberInAddressException() {
        super(
                ProblemKind.MALFORMED,
                "document-number-in-address",
                List.of(ShownDocument.HEADER),
                "the document number was given in the address");
    }
}
