package kz.kualik.authority;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long OCSP answers last.
 *
 * @param validity {@code kualik.ocsp.validity}: from thisUpdate to nextUpdate; clients and HTTP caches may keep an answer for
 *     so long, and do not see a revocation meanwhile. Without it an answer is about its very moment and nobody keeps it, as
 *     at the NUC
 * @param keptAnswers {@code kualik.ocsp.kept-answers}: how many answers without a nonce are kept for handing out again, at
 *     most; each takes 1,300 to 2,500 octets. A change of the status ends them at once
 */
@ConfigurationProperties("kualik.ocsp")
public record OcspProperties(
        @Nullable Duration validity, @DefaultValue("32768") int keptAnswers) {

    private static final int MOST = 1 << 24;

    public OcspProperties {
        if (validity != null && validity.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new InvalidConfigurationException("kualik.ocsp.validity", validity.toString(), "10m");
        }
        if (keptAnswers < 1 || keptAnswers > MOST) {
            throw new InvalidConfigurationException("kualik.ocsp.kept-answers", Integer.toString(keptAnswers), "32768");
        }
    }

    /** The validity, if answers have one. */
    public Optional<Duration> answersLast() {
        return Optional.ofNullable(validity);
    }
}
