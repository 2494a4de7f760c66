package kz.kualik.authority;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the HTTP API treats its callers.
 *
 * @param repeatableFor {@code kualik.api.repeatable-for}: how long a request with an {@code Idempotency-Key} can be repeated
 *     to get the same answer again
 * @param requestsPerMinute {@code kualik.api.requests-per-minute}: how many requests each address may send that shows no
 *     certificate; as many may come at once
 * @param certifiedRequestsPerMinute {@code kualik.api.certified-requests-per-minute}: how many requests may come with each
 *     client certificate
 * @param identityQuestionsPerMinute {@code kualik.api.identity-questions-per-minute}: how many of an address's requests may
 *     be such that numbers of persons could be tried out on them
 */
@ConfigurationProperties("kualik.api")
public record ApiProperties(
        @DefaultValue("1d") Duration repeatableFor,
        @DefaultValue("3000") int requestsPerMinute,
        @DefaultValue("6000") int certifiedRequestsPerMinute,
        @DefaultValue("600") int identityQuestionsPerMinute) {

    private static final int HIGHEST_RATE = 60_000_000;
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public ApiProperties {
        if (repeatableFor.compareTo(SHORTEST) < 0) {
            throw new InvalidConfigurationException("kualik.api.repeatable-for", repeatableFor.toString(), "1d");
        }
        requireRate("kualik.api.requests-per-minute", requestsPerMinute, "3000");
        requireRate("kualik.api.certified-requests-per-minute", certifiedRequestsPerMinute, "6000");
        requireRate("kualik.api.identity-questions-per-minute", identityQuestionsPerMinute, "600");
    }

    private static void requireRate(String key, int perMinute, String example) {
        if (perMinute < 1 || perMinute > HIGHEST_RATE) {
            throw new InvalidConfigurationException(key, Integer.toString(perMinute), example);
        }
    }
}
