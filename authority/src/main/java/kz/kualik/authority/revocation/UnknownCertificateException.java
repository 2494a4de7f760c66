package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The authority has issued no certificate of this issuer and serial number. */
public final class UnknownCertificateException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownCertificateException(CertificateId certificate) {
        super(
                ProblemKind.NOT_FOUND,
                "unknown-certificate",
                List.of(certificate.issuer().value(), certificate.serial().toString()),
                "no certificate " + certificate + " has been issued here");
    }
}
