package kz.kualik.signature.revocation;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import kz.kualik.pki.crl.CertificateRevocationList;

/**
 * Revocation lists that were fetched, each until a newer one is to be expected. A process that runs for months hears of what was
 * revoked since, and a fetch that failed is tried again soon. Safe for several threads; two that miss the same list may both
 * fetch it.
 */
final class KeptLists {

    /** A newer list may come before the old one promised it. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(15);

    private final Map<URI, Kept> kept = new ConcurrentHashMap<>();
    private final Clock clock;

    KeptLists(Clock clock) {
        this.clock = clock;
    }

    /**
     * The lists of an address.
     *
     * @param fetch fetches them if none are kept
     */
    RevocationSource at(URI address, Supplier<Fetched> fetch) {
        var now = clock.instant();
        var known = kept.get(address);
        if (known != null && now.isBefore(known.until())) {
            return known.source();
        }
        var fetched = fetch.get();
        kept.put(address, new Kept(fetched.source(), fetched.until(now)));
        return fetched.source();
    }

    /**
     * What came of a fetch.
     *
     * @param source speaks by the lists, and tells what is missing
     * @param lists those that came
     * @param isWhole whether all came
     */
    record Fetched(RevocationSource source, List<CertificateRevocationList> lists, boolean isWhole) {

        private Instant until(Instant now) {
            var longest = now.plus(isWhole ? LONGEST : AFTER_FAILURE);
            return lists.stream()
                    .flatMap(list -> list.nextUpdate().stream())
                    .filter(next -> next.isBefore(longest))
                    // One that is over already is looked for again, but not at every question.
                    .map(next -> next.isBefore(now) ? now.plus(AFTER_FAILURE) : next)
                    .min(Instant::compareTo)
                    .orElse(longest);
        }
    }

    private record Kept(RevocationSource source, Instant until) {}
}
