package kz.kualik.authority.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Calls methods of the HTTP API; those that change something and come with an {@code Idempotency-Key} only once. */
final class RepeatableHandlerAdapter extends RequestMappingHandlerAdapter {

    private final RepeatedRequests repeated;

    RepeatableHandlerAdapter(RepeatedRequests repeated) {
        this.repeated = repeated;
    }

    @Override
    protected @Nullable ModelAndView handleInternal(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod method) throws Exception {
        var header = request.getHeader(IdempotencyKey.HEADER);
        if (header == null
                || !HttpMethod.POST.matches(request.getMethod())
                || method.hasMethodAnnotation(OnlyReads.class)) {
            return super.handleInternal(request, response, method);
        }
        var key = IdempotencyKey.parse(header);
        // Read to its end before a connection to the database is taken: a slow sender holds nothing but a thread.
        var repeatable = new RepeatableRequest(request);
        var answer = repeated.once(
                key, repeatable, response, (again, cached) -> super.handleInternal(again, cached, method));
        repeated.send(answer, response);
        return null;
    }
}
