package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The certificate is the officer's own. */
final class OwnCertificateException extends ProblemException {

    private static final long serialVersionUID = 1L;

    OwnCertificateException() {
        super(ProblemKind.FORBIDDEN, "own-certificate", List.of(), "nobody decides on a certificate of their own");
    }
}
