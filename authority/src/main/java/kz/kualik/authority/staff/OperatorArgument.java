package kz.kualik.authority.staff;

import java.security.cert.X509Certificate;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Fills the parameter {@link Operator} of a method of the HTTP API from the client certificate, or refuses the call. */
@Component
class OperatorArgument implements HandlerMethodArgumentResolver {

    /** Where the servlet container puts the chain that the TLS handshake has verified (Servlet 6.1, section 3.9). */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final StaffRegister staff;
    private final Clock clock;

    OperatorArgument(StaffRegister staff, Clock clock) {
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Operator.class);
    }

    @Override
    public Operator resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory)
            throws OperatorCertificateRequiredException, OperatorUnknownException {
        var chain = request.getAttribute(CERTIFICATES, RequestAttributes.SCOPE_REQUEST);
        if (!(chain instanceof X509Certificate[] certificates) || certificates.length == 0) {
            throw new OperatorCertificateRequiredException();
        }
        return operator(certificates[0]);
    }

    /** TLS judges validity by the machine's time; the house's clock counts as well. */
    private Operator operator(X509Certificate certificate) throws OperatorUnknownException {
        if (clock.instant().isAfter(certificate.getNotAfter().toInstant())) {
            throw new OperatorUnknownException();
        }
        return staff.operatorWith(certificate).orElseThrow(OperatorUnknownException::new);
    }
}
