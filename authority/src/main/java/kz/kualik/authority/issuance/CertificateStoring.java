package kz.kualik.authority.issuance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Stores the certificates of many applications in the caller's transaction, with their status, their audit rows and their
 * announcement, by one statement for each table. An application whose plan is gone is left out, and costs the others nothing.
 */
@Component
final class CertificateStoring {

    private final IssuanceTable issuances;
    private final IntentTable intents;
    private final CertificateTable certificates;
    private final StatusLog status;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CertificateStoring(
            IssuanceTable issuances,
            IntentTable intents,
            CertificateTable certificates,
            StatusLog status,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.issuances = issuances;
        this.intents = intents;
        this.certificates = certificates;
        this.status = status;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What became of the certificates of each application, in the same order. */
    List<StoringOutcome> store(List<List<NewCertificate>> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var certified =
                intents.certify(batch.stream().flatMap(CertificateStoring::ids).toList(), now);
        var planned = batch.stream()
                .filter(issued -> ids(issued).allMatch(certified::contains))
                .toList();
        Set<UUID> finished = planned.isEmpty()
                ? Set.of()
                : issuances.finish(
                        planned.stream().map(CertificateStoring::application).toList(), now);
        var outcomes = new ArrayList<StoringOutcome>();
        var good = new ArrayList<NewCertificate>();
        var undone = new HashSet<>(certified);
        for (var issued : batch) {
            if (!ids(issued).allMatch(certified::contains)) {
                outcomes.add(StoringOutcome.PLAN_RETIRED);
            } else if (!finished.contains(application(issued))) {
                outcomes.add(StoringOutcome.DEALT_WITH);
            } else {
                outcomes.add(StoringOutcome.STORED);
                good.addAll(issued);
                undone.removeAll(ids(issued).collect(Collectors.toSet()));
            }
        }
        if (!undone.isEmpty()) {
            intents.reopen(undone);
        }
        if (!good.isEmpty()) {
            certificates.insert(good, now);
            status.issued(ids(good).toList());
            good.forEach(this::tell);
        }
        return outcomes;
    }

    private void tell(NewCertificate issued) {
        var intent = issued.intent();
        audit.record(AuditEvent.of(
                IssuanceService.ACTOR,
                AuditAction.CERTIFICATE_ISSUED,
                new AuditedObject("certificate", intent.id().toString()),
                Map.of(
                        "application", intent.applicationId().toString(),
                        "profile", intent.profile(),
                        "not-after", issued.certificate().notAfter().toString(),
                        "sha256", Sha256.of(issued.certificate().encoded()).toString())));
        events.publishEvent(new CertificateIssued(
                intent.applicationId(),
                intent.id().issuer().value(),
                intent.id().serial().toString()));
    }

    private static Stream<CertificateId> ids(List<NewCertificate> issued) {
        return issued.stream().map(one -> one.intent().id());
    }

    private static UUID application(List<NewCertificate> issued) {
        return issued.getFirst().intent().applicationId();
    }
}
