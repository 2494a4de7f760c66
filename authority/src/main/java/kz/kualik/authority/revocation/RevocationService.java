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
import kz.kualik.authority.revocation.feed.StatusJournal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Revokes: the row, its line in the status log, its audit record and the event in one transaction, which may be the
 * caller's. Responders and the schedule of revocation lists follow the status log.
 */
@Service
final class RevocationService implements Revocations {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationService.class);

    private final IssuedCertificates certificates;
    private final RevocationTable table;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final StatusJournal status;
    private final TransactionOperations transactions;
    private final Clock clock;

    RevocationService(
            IssuedCertificates certificates,
            RevocationTable table,
            AuditLog audit,
            ApplicationEventPublisher events,
            StatusJournal status,
            TransactionOperations transactions,
            Clock clock) {
        this.certificates = certificates;
        this.table = table;
        this.audit = audit;
        this.events = events;
        this.status = status;
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
                    request.ground().legal(),
                    request.receivedAt().orElse(revocation.revokedAt()),
                    revocation.revokedAt()));
            status.revoked(
                    request.certificate(),
                    revocation.revokedAt(),
                    request.ground().reasonOnTheWire());
            return true;
        });
        if (!stored) {
            throw new AlreadyRevokedException(table.find(request.certificate()).orElseThrow());
        }
        LOG.info(
                "certificate {} revoked: {}",
                request.certificate(),
                request.ground().legal());
        return revocation;
    }

    @Override
    public Optional<Revocation> find(CertificateId certificate) {
        return table.find(certificate);
    }

    private static Map<String, String> details(RevocationGround ground) {
        var details = new TreeMap<String, String>();
        details.put("ground", ground.legal().name());
        ground.circumstance().ifPresent(told -> details.put("circumstance", told.name()));
        details.put("reason", ground.reason().name());
        return details;
    }
}
