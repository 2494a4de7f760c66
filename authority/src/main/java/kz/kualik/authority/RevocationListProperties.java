package kz.kualik.authority;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How revocation lists are made.
 *
 * @param validity {@code kualik.revocation-lists.validity}: how long a full list may be relied on; a new one is made when
 *     half of it is over
 * @param deltaValidity {@code kualik.revocation-lists.delta-validity}: how long a delta list may be relied on, shorter than
 *     a full one; zero for no delta lists
 * @param parts {@code kualik.revocation-lists.parts}: into how many lists the certificates of an issuer are divided; 1 for
 *     one list. Certificates keep the part of their issue when this is changed
 * @param fullAtOnceUpTo {@code kualik.revocation-lists.full-at-once-up-to}: a full list that has no more entries than this is
 *     made anew after each revocation; a longer one waits for its time, and the delta list tells the news
 * @param keepExpired {@code kualik.revocation-lists.keep-expired}: whether revoked certificates stay on the list after they
 *     have expired, so that old signatures can be judged; the list says so then
 */
@ConfigurationProperties("kualik.revocation-lists")
public record RevocationListProperties(
        @DefaultValue("24h") Duration validity,
        @DefaultValue("6h") Duration deltaValidity,
        @DefaultValue("1") int parts,
        @DefaultValue("20000") int fullAtOnceUpTo,
        @DefaultValue("true") boolean keepExpired) {

    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_PARTS = 128;

    public RevocationListProperties {
        if (validity.compareTo(SHORTEST) < 0 || validity.compareTo(LONGEST) > 0) {
            throw new InvalidConfigurationException("kualik.revocation-lists.validity", validity.toString(), "24h");
        }
        if (!deltaValidity.isZero()
                && (deltaValidity.compareTo(SHORTEST) < 0 || deltaValidity.compareTo(validity) > 0)) {
            throw new InvalidConfigurationException(
                    "kualik.revocation-lists.delta-validity", deltaValidity.toString(), "6h, or 0s for none");
        }
        if (parts < 1 || parts > MOST_PARTS) {
            throw new InvalidConfigurationException(
                    "kualik.revocation-lists.parts", Integer.toString(parts), "1, or 16 for millions of certificates");
        }
        if (fullAtOnceUpTo < 0) {
            throw new InvalidConfigurationException(
                    "kualik.revocation-lists.full-at-once-up-to", Integer.toString(fullAtOnceUpTo), "20000");
        }
    }

    /** Delta lists are made. */
    public boolean hasDeltas() {
        return !deltaValidity.isZero();
    }

    /** What the defaults say. */
    public static RevocationListProperties standard() {
        return new RevocationListProperties(Duration.ofHours(24), Duration.ofHours(6), 1, 20_000, true);
    }
}
