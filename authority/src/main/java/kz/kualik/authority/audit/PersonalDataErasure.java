package kz.kualik.authority.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Erases personal data: of one object when it has to be, of all when their time is over. Each erasure is itself an act with a
 * row in the audit log, in its transaction; what was recorded before stays as it is, and so does the chain.
 */
public final class PersonalDataErasure {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalDataErasure.class);

    private static final Actor SYSTEM = new Actor.SystemPart("retention");
    private static final int PORTION = 1000;

    private final Commitments commitments;
    private final List<ErasableData> others;
    private final AuditLog audit;
    private final Duration keep;
    private final TransactionOperations transactions;
    private final Clock clock;

    PersonalDataErasure(
            Commitments commitments,
            List<ErasableData> others,
            AuditLog audit,
            Duration keep,
            TransactionOperations transactions,
            Clock clock) {
        this.commitments = commitments;
        this.others = List.copyOf(others);
        this.audit = audit;
        this.keep = keep;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Erases now what is kept about one object, for example an application.
     *
     * @return how many rows of each kind
     */
    public Map<String, Integer> erase(AuditedObject object, Actor actor) {
        return transactions.execute(transaction -> {
            var counts = new TreeMap<String, Integer>();
            counts.put("commitments", commitments.erase(object));
            others.forEach(data -> counts.put(data.name(), data.erase(object)));
            record(actor, object, counts);
            return counts;
        });
    }

    /** Erases what is older than it may be kept; may run at any time and be repeated. */
    public void eraseExpired() {
        var before = clock.instant().minus(keep);
        while (erasePortion(before) == PORTION) {
            LOG.info("a full portion of personal data has been erased; going on");
        }
    }

    /** The largest number erased of any kind. */
    private int erasePortion(Instant before) {
        return transactions.execute(transaction -> {
            var counts = new TreeMap<String, Integer>();
            counts.put("commitments", commitments.eraseOlderThan(before, PORTION));
            others.forEach(data -> counts.put(data.name(), data.eraseOlderThan(before, PORTION)));
            var most =
                    counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            if (most > 0) {
                record(SYSTEM, new AuditedObject("personal-data", "older-than-" + before), counts);
            }
            return most;
        });
    }

    private void record(Actor actor, AuditedObject object, Map<String, Integer> counts) {
        var details = new TreeMap<String, String>();
        counts.forEach((name, count) -> details.put(name, Integer.toString(count)));
        audit.record(AuditEvent.of(actor, AuditAction.PERSONAL_DATA_ERASED, object, details));
    }
}
