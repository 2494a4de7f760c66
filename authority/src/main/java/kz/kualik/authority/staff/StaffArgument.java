package kz.kualik.authority.staff;

import jakarta.servlet.http.HttpServletRequest;
import kz.kualik.authority.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Fills the parameters {@link StaffCaller} and {@link Operator} of methods of the HTTP API with who is calling. */
@Component
class StaffArgument implements HandlerMethodArgumentResolver {

    private final Reception reception;

    StaffArgument(Reception reception) {
        this.reception = reception;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Operator.class)
                || parameter.getParameterType().equals(StaffCaller.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory)
            throws ProblemException {
        var servletRequest = request.getNativeRequest(HttpServletRequest.class);
        if (servletRequest == null) {
            throw new OperatorCertificateRequiredException();
        }
        var caller = reception.caller(servletRequest);
        return parameter.getParameterType().equals(StaffCaller.class) ? caller : operator(caller);
    }

    private static Operator operator(StaffCaller caller) throws OperatorUnknownException {
        return new Operator(
                caller.id(),
                caller.person().orElseThrow(OperatorUnknownException::new),
                caller.centre().orElseThrow(OperatorUnknownException::new));
    }
}
