package kz.kualik.authority.revocation.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.StatusLog;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.responder.feed.FeedRecord;
import kz.kualik.responder.status.IssuerId;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects what a transaction does to serial numbers and appends it to the status log just before the commit.
 *
 * <p>The lock on the end of the log is held over that one statement and the commit only. It is taken after every lock but
 * that of the audit log, so that two acts, on whatever nodes, can never wait for each other in a circle. Because the lock is
 * held to the commit, records become visible in the order of their positions and without gaps.
 */
@Component
public final class StatusJournal implements StatusLog {

    private final StatusLogTable table;
    private final List<StatusListener> listeners;
    private final Clock clock;

    public StatusJournal(StatusLogTable table, List<StatusListener> listeners, Clock clock) {
        this.table = table;
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    @Override
    public void issued(Collection<CertificateId> certificates) {
        var now = clock.instant();
        certificates.forEach(id -> add(new Line(id, FeedRecord.State.ISSUED, Optional.empty(), now)));
    }

    @Override
    public void retired(Collection<CertificateId> serials, Instant at) {
        serials.forEach(id -> add(new Line(id, FeedRecord.State.REVOKED, Optional.empty(), at)));
    }

    /**
     * The certificate is revoked in this transaction.
     *
     * @param reason as OCSP is to tell it; empty for "unspecified" (RFC 5280, section 5.3.1)
     */
    public void revoked(CertificateId certificate, Instant since, Optional<RevocationReason> reason) {
        add(new Line(certificate, FeedRecord.State.REVOKED, reason, since));
    }

    private void add(Line line) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalTransactionStateException("the status of " + line.id() + " outside a writing transaction");
        }
        pendingOfThisTransaction().add(line);
    }

    private PendingLines pendingOfThisTransaction() {
        for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
            if (synchronization instanceof PendingLines pending && pending.belongsTo(this)) {
                return pending;
            }
        }
        var pending = new PendingLines();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private List<FeedRecord> append(List<Line> lines) {
        var head = table.lockHead();
        var position = head.position();
        var hash = head.hash();
        var records = new ArrayList<StatusLogTable.Chained>(lines.size());
        for (var line : lines) {
            var entry = line.at(++position);
            hash = hash.then(entry);
            records.add(new StatusLogTable.Chained(entry, hash));
        }
        table.append(records);
        return records.stream().map(StatusLogTable.Chained::entry).toList();
    }

    /** What is to be appended, before it has a position. */
    private record Line(CertificateId id, FeedRecord.State state, Optional<RevocationReason> reason, Instant time) {

        FeedRecord at(long position) {
            return new FeedRecord(
                    position,
                    new IssuerId(id.issuer().value()),
                    id.serial(),
                    state,
                    reason,
                    time.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    private final class PendingLines implements TransactionSynchronization, Ordered {

        private final List<Line> lines = new ArrayList<>();
        private final List<FeedRecord> written = new ArrayList<>();
        private boolean closing;

        /** A line that another listener of the commit adds late is written at once rather than lost. */
        void add(Line line) {
            if (closing) {
                written.addAll(append(List.of(line)));
            } else {
                lines.add(line);
            }
        }

        boolean belongsTo(StatusJournal journal) {
            return StatusJournal.this == journal;
        }

        /** Just before the audit log, which is the last. */
        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE - 1;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            closing = true;
            written.addAll(append(lines));
        }

        @Override
        public void afterCommit() {
            listeners.forEach(listener -> listener.committed(written));
        }
    }
}
