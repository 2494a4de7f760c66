package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** No valid certificate of a holder was shown, so it is not known whose certificates are meant. */
final class HolderCertificateRequiredException extends ProblemException {

    private static final long serialVersionUID = 1L;

    HolderCertificateRequiredException() {
        super(
                ProblemKind.FORBIDDEN,
                "holder-certificate-required",
                List.of(),
                "no valid certificate of this authority was shown");
    }
}
