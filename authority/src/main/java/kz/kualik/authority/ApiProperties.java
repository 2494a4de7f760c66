package kz.kualik.authority;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the HTTP API treats its callers.
 *
 * @param repeatableFor {@code kualik.api.repeatable-for}: how long a request with an {@code Idempotency-Key} can be repeated
 *     to get the same answer again
 */
@ConfigurationProperties("kualik.api")
public record ApiProperties(@DefaultValue("1d") Duration repeatableFor) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    public ApiProperties {
        if (repeatableFor.compareTo(SHORTEST) < 0) {
            throw new InvalidConfigurationException("kualik.api.repeatable-for", repeatableFor.toString(), "1d");
        }
    }
}
