package kz.kualik.authority.backup;

import java.time.Instant;
import java.util.Map;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.node.StartStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Notices at the start that the data directory was made from a backup, has that recorded and tells the other rooms, once. A
 * crash before the mark is put aside repeats it, which harms nothing.
 */
@Component
final class RestoredStart extends StartStep {

    private static final Logger LOG = LoggerFactory.getLogger(RestoredStart.class);
    private static final Actor ACTOR = new Actor.SystemPart("backup");

    /** Before the status service is filled and before anything is issued. */
    private static final int PHASE = 10;

    private final KualikProperties properties;
    private final AuditLog audit;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    RestoredStart(
            KualikProperties properties,
            AuditLog audit,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        super(PHASE);
        this.properties = properties;
        this.audit = audit;
        this.transactions = transactions;
        this.events = events;
    }

    @Override
    protected void take() {
        RestoredMark.find(properties.dataDirectory()).ifPresent(mark -> {
            LOG.warn(
                    "these data were restored from a backup of {}: what was issued or revoked after it is not known here;"
                            + " the original must not run beside this one",
                    mark.backupMadeAt());
            transactions.executeWithoutResult(transaction -> tell(mark));
            mark.putAside(properties.dataDirectory());
        });
    }

    private void tell(RestoredMark mark) {
        audit.record(AuditEvent.of(
                ACTOR,
                AuditAction.RESTORED_FROM_BACKUP,
                new AuditedObject("backup", mark.manifestSha256()),
                Map.of("made-at", mark.backupMadeAt(), "former-node", mark.formerNode())));
        events.publishEvent(new AuthorityRestored(Instant.parse(mark.backupMadeAt()), mark.formerNode()));
    }
}
