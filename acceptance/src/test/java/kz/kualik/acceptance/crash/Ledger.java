package kz.kualik.acceptance.crash;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the authority has acknowledged to its clients; it outlives the authority. */
final class Ledger {

    /** Approved applications by number, with the document number that opens them. */
    final Map<String, String> approved = new ConcurrentHashMap<>();

    /** The serial numbers of an application's certificates, once they were fetched. */
    final Map<String, List<String>> fetched = new ConcurrentHashMap<>();

    /** Serial numbers whose revocation was asked for, whether an answer came or not. */
    final Set<String> askedToRevoke = ConcurrentHashMap.newKeySet();

    /** Serial numbers whose revocation was acknowledged. */
    final Set<String> revoked = ConcurrentHashMap.newKeySet();

    private final Map<String, Instant> acknowledgedAt = new ConcurrentHashMap<>();

    void approved(String number, String document) {
        approved.put(number, document);
        acknowledgedAt.put("approval of " + number, Instant.now());
    }

    void fetched(String number, List<String> serials) {
        fetched.put(number, serials);
        acknowledgedAt.put("certificates of " + number, Instant.now());
    }

    void revoked(String serial) {
        revoked.add(serial);
        acknowledgedAt.put("revocation of " + serial, Instant.now());
    }

    /** How many certificates are known. */
    long certificates() {
        return fetched.values().stream().mapToLong(List::size).sum();
    }

    /** What had been acknowledged before this moment. */
    Ledger before(Instant moment) {
        var earlier = new Ledger();
        approved.forEach((number, document) -> {
            if (isBefore("approval of " + number, moment)) {
                earlier.approved.put(number, document);
            }
        });
        fetched.forEach((number, serials) -> {
            if (isBefore("certificates of " + number, moment)) {
                earlier.fetched.put(number, serials);
            }
        });
        revoked.forEach(serial -> {
            if (isBefore("revocation of " + serial, moment)) {
                earlier.revoked.add(serial);
            }
        });
        earlier.askedToRevoke.addAll(askedToRevoke);
        return earlier;
    }

    private boolean isBefore(String act, Instant moment) {
        var at = acknowledgedAt.get(act);
        return at != null && at.isBefore(moment);
    }
}
