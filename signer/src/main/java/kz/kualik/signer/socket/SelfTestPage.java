package kz.kualik.signer.socket;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The page on the Signer's own port by which a person finds out whether the browser reaches the Signer: that it shows at all
 * proves that the certificate is trusted, and its script opens the socket and tells what came of it, in three languages.
 */
final class SelfTestPage {

    private static final String HTML = "text/html; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final String IMAGE = "image/svg+xml";
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private static final Map<String, Resource> RESOURCES = Map.of(
            "/", load("page.html", HTML),
            "/basics/index.html", load("page.html", HTML),
            "/page.js", load("page.js", SCRIPT),
            "/page.css", load("page.css", STYLE),
            "/icon.svg", load("icon.svg", IMAGE));

    private static final Set<HttpMethod> SERVED = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private record Resource(String type, String text) {}

    private static Resource load(String name, String type) {
        try (var stream = SelfTestPage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + " is missing");
            }
            return new Resource(type, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answer(HttpServerRequest request) {
        var response = request.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                                + " frame-ancestors 'none'; base-uri 'none'; form-action 'none';"
                                + " require-trusted-types-for 'script'; trusted-types 'none'");
        if (!SERVED.contains(request.method())) {
            var _ = response.setStatusCode(METHOD_NOT_ALLOWED)
                    .putHeader("Allow", "GET, HEAD")
                    .end();
            return;
        }
        var resource = Optional.ofNullable(RESOURCES.get(request.path()));
        if (resource.isEmpty()) {
            var _ = response.setStatusCode(NOT_FOUND).end();
            return;
        }
        response.putHeader("Content-Type", resource.get().type());
        var _ = response.end(Buffer.buffer(resource.get().text()));
    }
}
