package kz.kualik.authority.web;

import jakarta.servlet.http.HttpServletResponse;

/** What every answer tells browsers: only over TLS, nothing is cached, framed, sniffed or run (RFC 6797, RFC 9111, CSP 3). */
final class SecurityHeaders {

    private SecurityHeaders() {}

    static void set(HttpServletResponse response) {
        response.setHeader("Strict-Transport-Security", "max-age=31536000");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }
}
