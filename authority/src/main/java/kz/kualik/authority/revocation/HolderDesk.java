package kz.kualik.authority.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.issuance.HeldCertificate;
import kz.kualik.authority.issuance.HeldCertificates;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.web.InvalidCursorException;
import kz.kualik.authority.web.Page;
import kz.kualik.authority.web.PageRequest;
import kz.kualik.authority.web.Position;
import kz.kualik.pki.identity.Iin;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows which certificates a person holds: to members of staff, whose every look is recorded, and to the holder. */
@Service
class HolderDesk {

    private static final String LIST = "holder-certificates";
    private static final Duration BEYOND_EVERY_ISSUE = Duration.ofDays(1);

    private final HeldCertificates certificates;
    private final Revocations revocations;
    private final Identities identities;
    private final AuditLog audit;
    private final Clock clock;

    HolderDesk(
            HeldCertificates certificates,
            Revocations revocations,
            Identities identities,
            AuditLog audit,
            Clock clock) {
        this.certificates = certificates;
        this.revocations = revocations;
        this.identities = identities;
        this.audit = audit;
        this.clock = clock;
    }

    /** The person's certificates, the latest first; the same empty page for whoever has none and for whom we do not know. */
    @Transactional
    public Page<CertificateView> lookUp(StaffCaller caller, Iin iin, PageRequest page) throws InvalidCursorException {
        var person = identities.find(iin);
        audit.record(AuditEvent.of(
                caller.actor(),
                AuditAction.PERSON_LOOKED_UP,
                new AuditedObject(
                        "person", person.map(id -> id.value().toString()).orElse("unknown"))));
        return person.isEmpty() ? page(List.of(), page) : page(person.get(), page);
    }

    /** The holder's own certificates, the latest first. */
    @Transactional(readOnly = true)
    public Page<CertificateView> own(PersonId person, PageRequest page) throws InvalidCursorException {
        return page(person, page);
    }

    private Page<CertificateView> page(PersonId person, PageRequest page) throws InvalidCursorException {
        var after = page.after(LIST);
        Instant before =
                after.isPresent() ? after.get().instant(0) : clock.instant().plus(BEYOND_EVERY_ISSUE);
        var serialBefore = after.isPresent() ? after.get().text(1) : "";
        return page(certificates.pageOfPerson(person, before, serialBefore, page.fetch()), page);
    }

    private Page<CertificateView> page(List<HeldCertificate> fetched, PageRequest page) {
        return page.page(
                        LIST,
                        fetched,
                        certificate -> Position.of(
                                certificate.issuedAt(), certificate.id().serial()))
                .map(certificate -> CertificateView.of(certificate, revocation(certificate)));
    }

    private Optional<Revocation> revocation(HeldCertificate certificate) {
        return revocations.find(certificate.id());
    }
}
