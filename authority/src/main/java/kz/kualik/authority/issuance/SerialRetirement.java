package kz.kualik.authority.issuance;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.backup.AuthorityRestored;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives up plans whose certificate was never stored. The serial number is spent: it is never signed again and is answered
 * as revoked, because a signature may exist that nobody kept.
 */
@Component
final class SerialRetirement {

    private static final Logger LOG = LoggerFactory.getLogger(SerialRetirement.class);

    /** Far longer than any issuance takes; a slower one finds its plan retired and stores nothing. */
    static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

    private final IntentTable intents;
    private final StatusLog status;
    private final AuditLog audit;
    private final TransactionOperations transactions;
    private final Clock clock;
    private volatile boolean restored;

    SerialRetirement(
            IntentTable intents, StatusLog status, AuditLog audit, TransactionOperations transactions, Clock clock) {
        this.intents = intents;
        this.status = status;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The nodes that were at work when the backup was made go on with the original, none of them with this copy. */
    @EventListener
    void remember(AuthorityRestored event) {
        restored = true;
    }

    /**
     * At the start of a node, before it issues anything: all its open plans are remains of a crash, and those of every node
     * in a copy that was restored.
     */
    void retireRemains() {
        retire(restored ? intents.openOfAnyNode() : intents.openOfThisNode());
    }

    /** Plans of any node that are too old to be under way. */
    void retireAbandoned() {
        retire(intents.openSinceBefore(clock.instant().minus(ABANDONED_AFTER)));
    }

    /** After a failed issuance. If the database is gone too, the plans are found at the next start or as abandoned. */
    void retireAfterFailure(List<CertificateId> ids, Exception failure) {
        try {
            retire(ids);
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private void retire(List<CertificateId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var retired = new ArrayList<CertificateId>();
        transactions.executeWithoutResult(transaction -> {
            for (var id : ids) {
                if (intents.retire(id, now)) {
                    audit.record(AuditEvent.of(
                            IssuanceService.ACTOR,
                            AuditAction.SERIAL_RETIRED,
                            new AuditedObject("certificate", id.toString())));
                    retired.add(id);
                }
            }
            status.retired(retired, now);
        });
        retired.forEach(id -> LOG.warn("serial number {} was planned and not certified: retired", id));
    }
}
