package kz.kualik.authority.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.Optional;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.web.OpenToAll;
import kz.kualik.authority.web.Requires;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stands before every method of the HTTP API and lets through whom its {@link Requires} or {@link OpenToAll} lets through. A
 * method of ours that declares neither is closed to everybody.
 */
@Component
class RightsGuard implements HandlerInterceptor {

    private static final Logger LOG = LoggerFactory.getLogger(RightsGuard.class);
    private static final String HOUSE = "kz.kualik.";

    private final Reception reception;

    RightsGuard(Reception reception) {
        this.reception = reception;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws ProblemException {
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith(HOUSE)) {
            return true;
        }
        var required = declared(method, Requires.class);
        if (required.isPresent()) {
            reception.require(request, required.get().value());
        } else if (declared(method, OpenToAll.class).isEmpty()) {
            LOG.error("{} declares no right, so it is closed", method.getShortLogMessage());
            throw new RightNotDeclaredException();
        }
        return true;
    }

    /** What the method declares, or its class. */
    static <A extends Annotation> Optional<A> declared(HandlerMethod method, Class<A> kind) {
        var own = Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), kind));
        return own.isPresent() || declaresAnything(method)
                ? own
                : Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), kind));
    }

    private static boolean declaresAnything(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), Requires.class)
                || AnnotatedElementUtils.hasAnnotation(method.getMethod(), OpenToAll.class);
    }
}
