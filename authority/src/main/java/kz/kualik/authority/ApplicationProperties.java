package kz.kualik.authority;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The work on applications.
 *
 * @param claimFor {@code kualik.applications.claim-for}: how long an operator holds an application that they work on, unless
 *     they claim it again
 */
@ConfigurationProperties("kualik.applications")
public record ApplicationProperties(@DefaultValue("15m") Duration claimFor) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(12);

    public ApplicationProperties {
        if (claimFor.compareTo(SHORTEST) < 0 || claimFor.compareTo(LONGEST) > 0) {
            throw new InvalidConfigurationException("kualik.applications.claim-for", claimFor.toString(), "15m");
        }
    }
}
