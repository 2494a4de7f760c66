package kz.kualik.authority.revocation.feed;

import java.time.Clock;
import kz.kualik.authority.ResponderProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps the status log short: from time to time what is known is stored as a snapshot, and the records behind the second
 * newest one are removed. So a start reads one snapshot and the records since, and a snapshot that turns out to be damaged is
 * survived. Each step leaves a state that the next run or start understands: a snapshot stands whole or not at all, the base
 * moves before the first record goes, and what should have gone goes later. The row of the log's end, which every issue and
 * revocation waits for, is held for a moment only: a snapshot of millions goes in a transaction of its own.
 */
@Component
final class LogKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);
    private static final int AT_ONCE = 20_000;

    private final StatusLogTable table;
    private final StatusSnapshots snapshots;
    private final LocalIndex index;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final long after;

    @Autowired
    LogKeeper(
            StatusLogTable table,
            StatusSnapshots snapshots,
            LocalIndex index,
            TransactionOperations transactions,
            Clock clock,
            ResponderProperties properties) {
        this(table, snapshots, index, transactions, clock, properties.snapshotAfter());
    }

    /** @param after a snapshot is made after so many records */
    LogKeeper(
            StatusLogTable table,
            StatusSnapshots snapshots,
            LocalIndex index,
            TransactionOperations transactions,
            Clock clock,
            long after) {
        this.table = table;
        this.snapshots = snapshots;
        this.index = index;
        this.transactions = transactions;
        this.clock = clock;
        this.after = after;
    }

    /** Does what is due. */
    void keep() {
        var newest = snapshots.positions().stream().findFirst().orElse(0L);
        if (index.position() - newest >= after) {
            var reached = index.reached();
            transactions.executeWithoutResult(transaction -> snapshots.store(reached, index.index(), clock.instant()));
            LOG.info("the status log up to {} stands in a snapshot", reached.position());
        }
        var kept = snapshots.positions();
        if (kept.size() >= 2) {
            var second = kept.get(1);
            var hash = snapshots.hashOf(second);
            if (hash.isEmpty()) {
                // Another process is about the same, and further.
                return;
            }
            transactions.executeWithoutResult(transaction -> table.moveBase(second, hash.get()));
            transactions.executeWithoutResult(transaction -> snapshots.removeBefore(second));
        }
        removeRecords();
    }

    /** In portions, so that nobody waits for it. */
    private void removeRecords() {
        long removed = 0;
        for (int some = AT_ONCE; some == AT_ONCE; removed += some) {
            some = table.removeSome(AT_ONCE);
        }
        if (removed > 0) {
            LOG.info("{} records of the status log that stand in snapshots were removed", removed);
        }
    }
}
