package kz.kualik.authority.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import kz.kualik.authority.ApiProperties;
import org.springframework.stereotype.Component;

/**
 * How often somebody may call, counted in the memory of this node: by certificate for those who show one, by address for the
 * others. An IPv6 network of 64 bits counts as one address, and a site of 48 bits, which has 65 536 of them, as
 * {@value #ADDRESSES_OF_A_SITE} addresses. What is left is told in the headers {@code RateLimit} and {@code RateLimit-Policy} of
 * draft-ietf-httpapi-ratelimit-headers.
 */
@Component
final class RateLimits {

    /** Enough for the offices and homes behind one site, and far from multiplying the rate by its networks. */
    static final int ADDRESSES_OF_A_SITE = 8;

    private static final int NETWORK_OCTETS = 8;
    private static final int SITE_OCTETS = 6;

    private final TokenBuckets certified;
    private final ByAddress strangers;
    private final ByAddress identityQuestions;

    RateLimits(ApiProperties properties) {
        this.certified = new TokenBuckets(properties.certifiedRequestsPerMinute(), System::nanoTime);
        this.strangers = ByAddress.perMinute(properties.requestsPerMinute());
        this.identityQuestions = ByAddress.perMinute(properties.identityQuestionsPerMinute());
    }

    /** The buckets of single addresses, and those of the sites that many addresses belong to. */
    private record ByAddress(TokenBuckets addresses, TokenBuckets sites) {

        static ByAddress perMinute(int requests) {
            var ofASite = (int) Math.min(Integer.MAX_VALUE, (long) requests * ADDRESSES_OF_A_SITE);
            return new ByAddress(
                    new TokenBuckets(requests, System::nanoTime), new TokenBuckets(ofASite, System::nanoTime));
        }
    }

    /** Counts any request. */
    void count(HttpServletRequest request, HttpServletResponse response) throws TooManyRequestsException {
        var certificate = ClientCertificate.of(request);
        if (certificate.isPresent()) {
            var fingerprint = HexFormat.of().formatHex(ClientCertificate.fingerprint(certificate.get()));
            count("certificate", certified, fingerprint, response);
        } else {
            count("address", strangers, request.getRemoteAddr(), response);
        }
    }

    /** Counts a request that could be used for trying out whose numbers belong together. */
    void countIdentityQuestion(HttpServletRequest request, HttpServletResponse response)
            throws TooManyRequestsException {
        count("identity", identityQuestions, request.getRemoteAddr(), response);
    }

    /** The address first: who is stopped there takes nothing from the neighbours of the same site. */
    private static void count(String policy, ByAddress buckets, String address, HttpServletResponse response)
            throws TooManyRequestsException {
        count(policy, buckets.addresses(), network(address), response);
        var site = site(address);
        if (site.isPresent()) {
            var verdict = buckets.sites().take(site.get());
            if (!verdict.allowed()) {
                tell("site", buckets.sites(), verdict, response);
                throw new TooManyRequestsException(verdict.pause());
            }
        }
    }

    private static void count(String policy, TokenBuckets buckets, String caller, HttpServletResponse response)
            throws TooManyRequestsException {
        var verdict = buckets.take(caller);
        tell(policy, buckets, verdict, response);
        if (!verdict.allowed()) {
            throw new TooManyRequestsException(verdict.pause());
        }
    }

    private static void tell(
            String policy, TokenBuckets buckets, TokenBuckets.Verdict verdict, HttpServletResponse response) {
        response.setHeader("RateLimit-Policy", "\"%s\";q=%d;w=60".formatted(policy, buckets.perMinute()));
        response.setHeader(
                "RateLimit",
                "\"%s\";r=%d;t=%d"
                        .formatted(policy, verdict.left(), verdict.pause().toSeconds()));
    }

    static String network(String address) {
        return parsed(address)
                .map(found -> found instanceof Inet6Address ? prefix(found, NETWORK_OCTETS) : found.getHostAddress())
                .orElse(address);
    }

    /** The site that an IPv6 address belongs to; one that carries an IPv4 address is parsed as that. */
    static Optional<String> site(String address) {
        return parsed(address).filter(Inet6Address.class::isInstance).map(found -> prefix(found, SITE_OCTETS));
    }

    /** Containers give addresses as numbers, so nothing is looked up here. */
    private static Optional<InetAddress> parsed(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String prefix(InetAddress address, int octets) {
        return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), octets));
    }
}
