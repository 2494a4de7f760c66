package kz.kualik.authority.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts calls of methods that answer an {@link AsksIdentity identity question}, before they are answered. */
@Component
final class IdentityQuestions implements HandlerInterceptor {

    private final RateLimits limits;

    IdentityQuestions(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws TooManyRequestsException {
        if (handler instanceof HandlerMethod method && method.hasMethodAnnotation(AsksIdentity.class)) {
            limits.countIdentityQuestion(request, response);
        }
        return true;
    }
}
