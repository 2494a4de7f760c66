package kz.kualik.authority.revocation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.IssuedCertificates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Revokes: the row, its audit record and the event in one transaction, which may be the caller's; after its commit the
 * responder is told in the same thread and a new revocation list is asked for.
 */
@Service
final class RevocationService implements Revocations {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationService.class);

    private final IssuedCertificates certificates;
    private final RevocationTable table;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final StatusFeed feed;
    private final RevocationListSchedule lists;
    private final TransactionOperations transactions;
    private final Clock clock;

    RevocationService(
            IssuedCertificates certificates,
            RevocationTable table,
            AuditLog audit,
            ApplicationEventPublisher events,
            StatusFeed feed,
            RevocationListSchedule lists,
            TransactionOperations transactions,
            Clock clock) {
        this.certificates = certificates;
        this.table = table;
        this.audit = audit;
        this.events = events;
        this.feed = feed;
        this.lists = lists;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Revocation revoke(RevocationRequest request) throws UnknownCertificateException, AlreadyRevokedException {
        var issued = certificates
                .find(request.certificate())
                .orElseThrow(() -> new UnknownCertificateException(request.certificate()));
        var revocation = new Revocation(
                request.certificate(), request.ground(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        var stored = transactions.execute(transaction -> {
            if (!table.insert(revocation, request)) {
                return false;
            }
            audit.record(AuditEvent.of(
                    request.actor(),
                    AuditAction.CERTIFICATE_REVOKED,
                    new AuditedObject("certificate", request.certificate().toString()),
                    details(request.ground())));
            events.publishEvent(new CertificateRevoked(
                    issued.applicationId(),
                    request.certificate().issuer().value(),
                    request.certificate().serial().toString(),
                    request.ground().legal()));
            TransactionSynchronizationManager.registerSynchronization(new AfterCommit(() -> tell(revocation)));
            return true;
        });
        if (!stored) {
            throw new AlreadyRevokedException(table.find(request.certificate()).orElseThrow());
        }
        return revocation;
    }

    @Override
    public Optional<Revocation> find(CertificateId certificate) {
        return table.find(certificate);
    }

    private void tell(Revocation revocation) {
        feed.publish(revocation);
        lists.requestSoon(revocation.certificate().issuer());
        LOG.info(
                "certificate {} revoked: {}",
                revocation.certificate(),
                revocation.ground().legal());
    }

    private static Map<String, String> details(RevocationGround ground) {
        var details = new TreeMap<String, String>();
        details.put("ground", ground.legal().name());
        ground.circumstance().ifPresent(told -> details.put("circumstance", told.name()));
        details.put("reason", ground.reason().name());
        return details;
    }

    private record AfterCommit(Runnable action) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            action.run();
        }
    }
}
