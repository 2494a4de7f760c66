package kz.kualik.authority.staff;

import jakarta.servlet.ServletRequest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.web.ClientCertificate;
import kz.kualik.authority.web.Right;
import org.springframework.stereotype.Component;

/**
 * Finds out which member of staff is calling, and whether they have the right. The one place where both is decided: a
 * certificate counts while it is bound to an active member, not withdrawn, not revoked, and valid by the house's clock (TLS
 * has judged it by the machine's).
 */
@Component
public class Reception {

    private static final String CALLER = StaffCaller.class.getName();

    private final StaffRegister staff;
    private final StaffCertificateStatus status;
    private final Clock clock;

    Reception(StaffRegister staff, StaffCertificateStatus status, Clock clock) {
        this.staff = staff;
        this.status = status;
        this.clock = clock;
    }

    /**
     * The caller, who has the right at least for some things.
     *
     * @throws OperatorCertificateRequiredException if no certificate was shown
     * @throws OperatorUnknownException if the certificate is nobody's, or does not count any more
     * @throws RightRequiredException if the caller's role does not have the right
     */
    public StaffCaller require(ServletRequest request, Right right) throws ProblemException {
        var caller = caller(request);
        if (!right.isHeldBy(caller.role())) {
            throw new RightRequiredException(right);
        }
        return caller;
    }

    /** The caller, asked for once in a request. */
    StaffCaller caller(ServletRequest request) throws ProblemException {
        if (request.getAttribute(CALLER) instanceof StaffCaller known) {
            return known;
        }
        var caller = identify(ClientCertificate.of(request).orElseThrow(OperatorCertificateRequiredException::new));
        request.setAttribute(CALLER, caller);
        return caller;
    }

    private StaffCaller identify(X509Certificate certificate) throws OperatorUnknownException {
        var now = clock.instant();
        if (now.isBefore(certificate.getNotBefore().toInstant())
                || now.isAfter(certificate.getNotAfter().toInstant())
                || status.isRevoked(certificate)) {
            throw new OperatorUnknownException();
        }
        return staff.callerWith(certificate).orElseThrow(OperatorUnknownException::new);
    }
}
