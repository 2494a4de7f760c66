package kz.kualik.responder.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;

/** The media types of the protocols (RFC 6960 appendix A, RFC 3161 section 3.4, RFC 2585). */
final class MediaTypes {

    static final String OCSP_REQUEST = "application/ocsp-request";
    static final CharSequence OCSP_RESPONSE = HttpHeaders.createOptimized("application/ocsp-response");
    static final String TIME_STAMP_QUERY = "application/timestamp-query";
    static final CharSequence TIME_STAMP_REPLY = HttpHeaders.createOptimized("application/timestamp-reply");
    static final CharSequence CRL = HttpHeaders.createOptimized("application/pkix-crl");
    static final CharSequence CERTIFICATE = HttpHeaders.createOptimized("application/pkix-cert");
    static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private MediaTypes() {}

    /** Whether the body is declared to be of this type; parameters are allowed and ignored. */
    static boolean isBodyOf(HttpServerRequest request, String type) {
        var declared = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (declared == null) {
            return false;
        }
        int semicolon = declared.indexOf(';');
        var bare = semicolon < 0 ? declared : declared.substring(0, semicolon);
        return bare.strip().toLowerCase(Locale.ROOT).equals(type);
    }
}
