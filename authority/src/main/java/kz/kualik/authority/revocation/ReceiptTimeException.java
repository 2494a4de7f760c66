package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The information is said to have been received in the future, or before the certificate was issued. */
final class ReceiptTimeException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ReceiptTimeException() {
        super(ProblemKind.UNPROCESSABLE, "receipt-time", List.of(), "the time of receipt cannot be true");
    }
}
