package kz.kualik.authority.staff;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** An act of operators was asked for without a client certificate. */
public final class OperatorCertificateRequiredException extends ProblemException {

    private static final long serialVersionUID = 1L;

    OperatorCertificateRequiredException() {
        super(ProblemKind.FORBIDDEN, "operator-certificate-required", List.of(), "no client certificate was shown");
    }
}
