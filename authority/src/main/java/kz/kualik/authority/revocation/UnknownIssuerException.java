package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** There is no issuing authority of this name here. */
public final class UnknownIssuerException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownIssuerException(String issuer) {
        super(ProblemKind.NOT_FOUND, "unknown-issuer", List.of(issuer), "there is no issuing authority " + issuer);
    }
}
