package kz.kualik.authority;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How revocation is watched.
 *
 * @param alarmAfter {@code kualik.revocation.alarm-after}: how old an open task may become before it is an alarm; shorter
 *     than the law's bound, see the book of rules
 */
@ConfigurationProperties("kualik.revocation")
public record RevocationProperties(@DefaultValue("18h") Duration alarmAfter) {

    public RevocationProperties {
        if (alarmAfter.isNegative() || alarmAfter.isZero()) {
            throw new InvalidConfigurationException("kualik.revocation.alarm-after", alarmAfter.toString(), "18h");
        }
    }
}
