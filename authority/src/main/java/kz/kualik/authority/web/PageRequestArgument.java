package kz.kualik.authority.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Fills the parameter {@link PageRequest} of a method of the HTTP API from {@code limit} and {@code cursor}. */
final class PageRequestArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(PageRequest.class);
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory)
            throws InvalidLimitException {
        var limit = request.getParameter("limit");
        return new PageRequest(
                limit == null ? PageRequest.USUAL : limit(limit), Optional.ofNullable(request.getParameter("cursor")));
    }

    private static int limit(String text) throws InvalidLimitException {
        try {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageRequest.MAXIMUM) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw new InvalidLimitException();
        }
        throw new InvalidLimitException();
    }
}
