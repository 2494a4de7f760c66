package kz.kualik.authority;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How revocation is watched.
 *
 * @param alarmAfter {@code kualik.revocation.alarm-after}: how old an open task may become before it is an alarm; the law's
 *     bound is one day from the receipt of the information
 */
@ConfigurationProperties("kualik.revocation")
public record RevocationProperties(@DefaultValue("18h") Duration alarmAfter) {

    private static final Duration BOUND = Duration.ofDays(1);

    public RevocationProperties {
        if (alarmAfter.isNegative() || alarmAfter.isZero() || alarmAfter.compareTo(BOUND) >= 0) {
            throw new InvalidConfigurationException("kualik.revocation.alarm-after", alarmAfter.toString(), "18h");
        }
    }
}
