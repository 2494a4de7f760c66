package kz.kualik.authority;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far the clock of the house is believed.
 *
 * @param maximumBack {@code kualik.clock.maximum-back}: so far the clock may go back behind the newest time on record; what is
 *     done meanwhile gets that newest time. When it is further back, nothing is done
 * @param maximumLeap {@code kualik.clock.maximum-leap}: when a clock leaps further ahead while the authority runs, nothing is
 *     done until it is right again, or until a restart says that it was right to. Zero for no such bound; there is none in
 *     the sandbox, whose clock is there to be moved
 * @param wrongAfter {@code kualik.clock.wrong-after}: the operator's word that times on record after this one came from a wrong
 *     clock and are not held against the right one
 */
@ConfigurationProperties("kualik.clock")
public record ClockProperties(
        @DefaultValue("10s") Duration maximumBack,
        @DefaultValue("1h") Duration maximumLeap,
        @Nullable Instant wrongAfter) {

    public ClockProperties {
        if (maximumBack.isNegative()) {
            throw new InvalidConfigurationException("kualik.clock.maximum-back", maximumBack.toString(), "10s");
        }
        if (maximumLeap.isNegative()) {
            throw new InvalidConfigurationException("kualik.clock.maximum-leap", maximumLeap.toString(), "1h");
        }
    }

    /** From when on times on record are not believed, if the operator says so. */
    public Optional<Instant> notBelievedAfter() {
        return Optional.ofNullable(wrongAfter);
    }
}
