package kz.kualik.authority;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit log's configuration.
 *
 * @param checkpointDirectory {@code kualik.audit.checkpoint-directory}: where checkpoints are written outside of the
 *     database; {@code checkpoints} in the data directory if not given. Best on other hardware
 * @param stopAfter {@code kualik.audit.stop-after}: for so long acts go on although no checkpoint can be made or written;
 *     then they are refused. Zero never refuses
 * @param keepOpenings {@code kualik.audit.keep-openings}: for so long the personal data behind salted commitments are kept
 */
@ConfigurationProperties("kualik.audit")
public record AuditProperties(
        @Nullable Path checkpointDirectory,
        @DefaultValue("24h") Duration stopAfter,
        @DefaultValue("1826d") Duration keepOpenings) {

    public AuditProperties {
        if (stopAfter.isNegative()) {
            throw new InvalidConfigurationException("kualik.audit.stop-after", stopAfter.toString(), "24h");
        }
        if (keepOpenings.isNegative() || keepOpenings.isZero()) {
            throw new InvalidConfigurationException("kualik.audit.keep-openings", keepOpenings.toString(), "1826d");
        }
    }
}
