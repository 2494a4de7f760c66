package kz.kualik.authority.audit;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.authority.guard.ClockGuard;
import kz.kualik.authority.node.NodeName;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects the events of a transaction and appends them to this node's chain just before the commit.
 *
 * <p>The lock on the head of the chain is held over the insert and the commit only, and it is always the last lock that a
 * transaction takes, so that two acts can never wait for each other in a circle. No row of a chain has a time before that of
 * the one above it: while the clock cannot be believed, nothing can be recorded and so nothing is done.
 */
@Component
final class ChainedAuditLog implements AuditLog {

    private final AuditTable table;
    private final ClockGuard clock;
    private final CheckpointState checkpoints;
    private final String chain;

    ChainedAuditLog(AuditTable table, ClockGuard clock, CheckpointState checkpoints, NodeName node) {
        this.table = table;
        this.clock = clock;
        this.checkpoints = checkpoints;
        this.chain = node.value();
    }

    @Override
    public void record(AuditEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException(event.action() + " is to be recorded outside a transaction");
        }
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new ReadOnlyTransactionException(event.action());
        }
        pendingOfThisTransaction().add(event);
    }

    private PendingEvents pendingOfThisTransaction() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof PendingEvents pending && pending.belongsTo(this)) {
                return pending;
            }
        }
        var pending = new PendingEvents();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private void append(List<AuditEvent> events) {
        if (checkpoints.isTooOld()) {
            throw new AuditUnavailableException(new CheckpointsMissingException(
                    checkpoints.age(), checkpoints.problem().orElse("")));
        }
        try {
            var head = table.lockHead(chain);
            var now = clock.now().truncatedTo(ChronoUnit.MICROS);
            var rows = new ArrayList<AuditRecord>();
            var sequence = head.sequence();
            var previous = head.hash();
            for (var event : events) {
                sequence++;
                var row = new AuditRecord(chain, sequence, now, event, previous);
                previous = row.hash();
                rows.add(row);
            }
            table.append(rows, new AuditTable.Head(sequence, previous));
        } catch (DataAccessException e) {
            throw new AuditUnavailableException(e);
        }
    }

    private final class PendingEvents implements TransactionSynchronization, LateAuditEvents.Pending, Ordered {

        private final List<AuditEvent> events = new ArrayList<>();
        private boolean written;

        /** An event that another listener of the commit adds late is written at once rather than lost. */
        void add(AuditEvent event) {
            if (written) {
                append(List.of(event));
            } else {
                events.add(event);
            }
        }

        boolean belongsTo(ChainedAuditLog log) {
            return ChainedAuditLog.this == log;
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            writeRest();
        }

        @Override
        public void writeRest() {
            if (!written) {
                written = true;
                append(events);
            }
        }

        /** Cannot be, as long as the transactions tell {@link LateAuditEvents} of their commits. */
        @Override
        public void afterCommit() {
            if (!written) {
                throw new IllegalTransactionStateException(
                        "the act " + events.getFirst().action() + " has been committed without its audit row");
            }
        }
    }
}
