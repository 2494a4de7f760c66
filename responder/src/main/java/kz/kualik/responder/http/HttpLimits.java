package kz.kualik.responder.http;

import java.time.Duration;

/**
 * How much one stranger may ask of the service.
 *
 * @param maximumRequestSize octets of a request's body; more is refused with 413
 * @param maximumTargetSize octets of the request line, which holds the question of an OCSP GET; more is refused with 414
 * @param maximumConnections open at the same time, all clients together; further ones are closed at once
 * @param idleTimeout a connection on which no whole request head has come for so long is closed
 * @param requestTimeout within this time after the idle time a request must be there and its answer be taken, however busy
 *     the connection looks; for a large file it bounds each piece of 64 KiB
 */
public record HttpLimits(
        int maximumRequestSize,
        int maximumTargetSize,
        int maximumConnections,
        Duration idleTimeout,
        Duration requestTimeout) {

    public HttpLimits {
        requirePositive("maximumRequestSize", maximumRequestSize);
        requirePositive("maximumTargetSize", maximumTargetSize);
        requirePositive("maximumConnections", maximumConnections);
        requirePositive("idleTimeout in milliseconds", idleTimeout.toMillis());
        requirePositive("requestTimeout in milliseconds", requestTimeout.toMillis());
    }

    /** Bounds that no honest client meets. */
    public static HttpLimits standard() {
        return new HttpLimits(16 * 1024, 8 * 1024, 20_000, Duration.ofSeconds(30), Duration.ofSeconds(10));
    }

    /** The same with that many connections. */
    public HttpLimits withConnections(int most) {
        return new HttpLimits(maximumRequestSize, maximumTargetSize, most, idleTimeout, requestTimeout);
    }

    private static void requirePositive(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " is at least 1, not " + value);
        }
    }
}
