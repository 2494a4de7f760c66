package kz.kualik.signer.socket;

import java.util.HashMap;
import java.util.Map;

/** How much of something each site holds, so that one that takes all it can get leaves room for the others. */
final class SiteCounts {

    private final long most;
    private final Map<String, Long> held = new HashMap<>();

    /** @param most that one site may hold */
    SiteCounts(long most) {
        this.most = most;
    }

    /** Takes so much more if the site may have it. */
    synchronized boolean take(String site, long more) {
        var after = held.getOrDefault(site, 0L) + more;
        if (after > most) {
            return false;
        }
        held.put(site, after);
        return true;
    }

    synchronized void giveBack(String site, long less) {
        held.merge(site, -less, Long::sum);
        held.remove(site, 0L);
    }
}
