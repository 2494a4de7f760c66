package kz.kualik.authority.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import kz.kualik.authority.ApiProperties;
import org.springframework.stereotype.Component;

/**
 * How often somebody may call, counted in the memory of this node: by certificate for those who show one, by address for the
 * others (an IPv6 network of 64 bits counts as one address). What is left is told in the headers {@code RateLimit} and
 * {@code RateLimit-Policy} of draft-ietf-httpapi-ratelimit-headers.
 */
@Component
final class RateLimits {

    private static final int NETWORK_OCTETS = 8;

    private final TokenBuckets certified;
    private final TokenBuckets strangers;
    private final TokenBuckets identityQuestions;

    RateLimits(ApiProperties properties) {
        this.certified = new TokenBuckets(properties.certifiedRequestsPerMinute(), System::nanoTime);
        this.strangers = new TokenBuckets(properties.requestsPerMinute(), System::nanoTime);
        this.identityQuestions = new TokenBuckets(properties.identityQuestionsPerMinute(), System::nanoTime);
    }

    /** Counts any request. */
    void count(HttpServletRequest request, HttpServletResponse response) throws TooManyRequestsException {
        var certificate = ClientCertificate.of(request);
        if (certificate.isPresent()) {
            var fingerprint = HexFormat.of().formatHex(ClientCertificate.fingerprint(certificate.get()));
            count("certificate", certified, fingerprint, response);
        } else {
            count("address", strangers, network(request.getRemoteAddr()), response);
        }
    }

    /** Counts a request that could be used for trying out whose numbers belong together. */
    void countIdentityQuestion(HttpServletRequest request, HttpServletResponse response)
            throws TooManyRequestsException {
        count("identity", identityQuestions, network(request.getRemoteAddr()), response);
    }

    private static void count(String policy, TokenBuckets buckets, String caller, HttpServletResponse response)
            throws TooManyRequestsException {
        var verdict = buckets.take(caller);
        response.setHeader("RateLimit-Policy", "\"%s\";q=%d;w=60".formatted(policy, buckets.perMinute()));
        response.setHeader(
                "RateLimit",
                "\"%s\";r=%d;t=%d"
                        .formatted(policy, verdict.left(), verdict.pause().toSeconds()));
        if (!verdict.allowed()) {
            throw new TooManyRequestsException(verdict.pause());
        }
    }

    /** Containers give addresses as numbers, so nothing is looked up here. */
    static String network(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_OCTETS))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
