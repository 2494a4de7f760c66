package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** Issuer or serial number do not have the form that names a certificate. */
final class MalformedCertificateIdException extends ProblemException {

    private static final long serialVersionUID = 1L;

    MalformedCertificateIdException() {
        super(
                ProblemKind.UNPROCESSABLE,
                "malformed-certificate-id",
                List.of(),
                "the issuer is no short name or the serial number is not hexadecimal");
    }
}
