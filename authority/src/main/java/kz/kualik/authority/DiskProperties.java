package kz.kualik.authority;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much room the disks must have.
 *
 * @param warnBelow {@code kualik.disk.warn-below}: with less room below the data directory or the folder of checkpoints health
 *     and log warn
 * @param refuseBelow {@code kualik.disk.refuse-below}: with less room below the data directory nothing new is taken on, so that
 *     the database never meets the full disk; revocations go on. Zero never refuses
 */
@ConfigurationProperties("kualik.disk")
public record DiskProperties(
        @DefaultValue("1GB") DataSize warnBelow,
        @DefaultValue("256MB") DataSize refuseBelow) {

    public DiskProperties {
        if (refuseBelow.isNegative()) {
            throw new InvalidConfigurationException("kualik.disk.refuse-below", refuseBelow.toString(), "256MB");
        }
        if (warnBelow.compareTo(refuseBelow) < 0) {
            throw new InvalidConfigurationException("kualik.disk.warn-below", warnBelow.toString(), "1GB");
        }
    }
}
