package kz.kualik.authority.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Calls methods of the HTTP API; those that change something and come with an {@code Idempotency-Key} only once. */
final class RepeatableHandlerAdapter extends RequestMappingHandlerAdapter {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RepeatedRequests repeated;
    private final Semaphore places;

    /**
     * @param atOnce how many such requests may be worked on at once: each holds a connection to the database to its end,
     *     also while it waits for the registry, and the others must not be left without one
     */
    RepeatableHandlerAdapter(RepeatedRequests repeated, int atOnce) {
        this.repeated = repeated;
        this.places = new Semaphore(atOnce);
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
        repeated.send(once(key, repeatable, response, method), response);
        return null;
    }

    private KeptAnswer once(
            IdempotencyKey key, RepeatableRequest request, HttpServletResponse response, HandlerMethod method)
            throws Exception {
        if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TooManyRequestsException(PATIENCE);
        }
        try {
            return repeated.once(
                    key, request, response, (repeatable, cached) -> super.handleInternal(repeatable, cached, method));
        } finally {
            places.release();
        }
    }
}
