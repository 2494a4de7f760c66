package kz.kualik.signature.timestamp;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * Where and how an authority is asked.
 *
 * @param address {@code http} or {@code https}
 * @param policy the policy to ask for; the authority's default when empty
 * @param timeout for connecting, and again for the whole answer
 */
public record HttpTimeStampSettings(URI address, Optional<ASN1ObjectIdentifier> policy, Duration timeout) {

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(15);

    public HttpTimeStampSettings {
        var scheme = String.valueOf(address.getScheme());
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new IllegalArgumentException(
                    "'" + address + "' is no address of a time-stamping authority; one is http://127.0.0.1:8080/tsp");
        }
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("a timeout of " + timeout + "; a good one is PT15S");
        }
    }

    /** The authority's default policy and fifteen seconds. */
    public static HttpTimeStampSettings of(URI address) {
        return new HttpTimeStampSettings(address, Optional.empty(), USUAL_TIMEOUT);
    }

    /** The same, asking for a policy. */
    public HttpTimeStampSettings withPolicy(ASN1ObjectIdentifier wanted) {
        return new HttpTimeStampSettings(address, Optional.of(wanted), timeout);
    }
}
