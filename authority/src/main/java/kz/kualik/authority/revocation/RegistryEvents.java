package kz.kualik.authority.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.issuance.HeldCertificate;
import kz.kualik.authority.issuance.HeldCertificates;
import kz.kualik.authority.keys.HouseSecret;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.revocation.RegistryEventTable.Outcome;
import kz.kualik.authority.revocation.RegistryEventTable.Received;
import kz.kualik.authority.staff.StaffCaller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes up what the state's registry tells, each event once: the event, the revocations that it causes and the tasks that it
 * leaves stand in one transaction, so an answer that was lost is had again by telling the event again.
 *
 * <p>An application that is still open needs nothing here, because approval and issue ask the registry again. Only a
 * certificate that was being made from the old data at that moment would slip through; {@link #applyAgain} finds it.
 */
@Service
class RegistryEvents {

    /** Longer no issuance takes: after ten minutes its plan is given up. */
    static final Duration ISSUANCE_TAKES = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(RegistryEvents.class);
    private static final Actor SYSTEM = new Actor.SystemPart("revocation");

    private final RegistryEventTable events;
    private final TaskTable tasks;
    private final Identities identities;
    private final HeldCertificates certificates;
    private final Revocations revocations;
    private final RevocationRights rights;
    private final AuditLog audit;
    private final HouseSecret secret;
    private final Clock clock;

    RegistryEvents(
            RegistryEventTable events,
            TaskTable tasks,
            Identities identities,
            HeldCertificates certificates,
            Revocations revocations,
            RevocationRights rights,
            AuditLog audit,
            HouseSecret secret,
            Clock clock) {
        this.events = events;
        this.tasks = tasks;
        this.identities = identities;
        this.certificates = certificates;
        this.revocations = revocations;
        this.rights = rights;
        this.audit = audit;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * Takes up an event, or answers once more what it has led to.
     *
     * @throws UnfitEventException if it can be no event
     * @throws EventIdReusedException if another event came with this id
     */
    @Transactional
    public Received receive(StaffCaller machine, RegistryNews news) throws ProblemException {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        news.requireSound(now);
        events.lock("event " + news.id());
        var known = events.find(news.id());
        if (known.isPresent()) {
            return requireSame(news, known.get());
        }
        var event = new RegistryEvent(
                news.id(),
                news.kind(),
                news.iin().flatMap(identities::find),
                news.bin().flatMap(identities::find),
                news.newHead().flatMap(identities::find),
                news.occurredAt().truncatedTo(ChronoUnit.MICROS),
                now);
        var isKnown = event.person().isPresent() || event.entity().isPresent();
        events.insert(
                event, news.content(secret), machine.id(), isKnown ? Outcome.NOTHING_TO_DO : Outcome.UNKNOWN_SUBJECT);
        audit.record(AuditEvent.of(
                machine.actor(),
                AuditAction.REGISTRY_EVENT_RECEIVED,
                new AuditedObject(RegistryNews.AUDITED_AS, event.id()),
                Map.of("kind", event.kind().name(), "known", Boolean.toString(isKnown))));
        if (isKnown) {
            apply(event, machine.actor());
        }
        LOG.info("registry event {}: {}", event.id(), event.kind());
        return events.find(news.id()).orElseThrow();
    }

    /** The events of the last minutes: a certificate may have been under way when they came. */
    @Transactional(readOnly = true)
    public List<RegistryEvent> recent() {
        return events.receivedSince(clock.instant().minus(ISSUANCE_TAKES));
    }

    /** Looks once more at an event, in a transaction of its own. */
    @Transactional
    public void applyAgain(RegistryEvent event) throws ProblemException {
        apply(event, SYSTEM);
    }

    private Received requireSame(RegistryNews news, Received known) throws EventIdReusedException {
        if (known.content().filter(mark -> !mark.equals(news.content(secret))).isPresent()) {
            throw new EventIdReusedException(news.id());
        }
        return known;
    }

    private void apply(RegistryEvent event, Actor actor) throws ProblemException {
        events.lock("subject "
                + event.person()
                        .map(Object::toString)
                        .orElseGet(() -> event.entity().toString()));
        var outrun = events.isOutrun(event);
        var revoked = new ArrayList<String>();
        var opened = false;
        for (var certificate : concerned(event)) {
            switch (permitted(event.effectOn(certificate, outrun), event)) {
                case REVOKE -> {
                    if (revoke(event, certificate, actor)) {
                        revoked.add(certificate.id().toString());
                    }
                }
                case TASK -> opened |= openTask(event, certificate);
                case NONE -> LOG.debug("event {} does not touch certificate {}", event.id(), certificate.id());
            }
        }
        if (opened || !revoked.isEmpty()) {
            events.addRevoked(event.id(), revoked, Outcome.APPLIED);
        }
    }

    private boolean revoke(RegistryEvent event, HeldCertificate certificate, Actor actor)
            throws UnknownCertificateException {
        try {
            revocations.revoke(new RevocationRequest(
                    certificate.id(),
                    event.kind().ground(),
                    actor,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(event.receivedAt())));
            return true;
        } catch (AlreadyRevokedException e) {
            LOG.debug("somebody else was faster: {}", e.getMessage());
            return false;
        }
    }

    /** What the registry alone may not revoke by today's rules, an officer decides. */
    private RegistryEvent.Effect permitted(RegistryEvent.Effect effect, RegistryEvent event) {
        var ground = event.kind().ground().legal();
        return effect == RegistryEvent.Effect.REVOKE && !rights.isOpen(RevocationRights.REGISTRY, ground)
                ? RegistryEvent.Effect.TASK
                : effect;
    }

    private boolean openTask(RegistryEvent event, HeldCertificate certificate) {
        if (!tasks.open(event.id(), certificate.id(), event.kind().ground(), event.receivedAt())) {
            return false;
        }
        audit.record(AuditEvent.of(
                SYSTEM,
                AuditAction.REVOCATION_TASK_OPENED,
                new AuditedObject("certificate", certificate.id().toString()),
                Map.of("event", event.id())));
        return true;
    }

    /** The certificates that are neither expired nor revoked, and were planned before the event was heard of. */
    private List<HeldCertificate> concerned(RegistryEvent event) {
        var all = event.person()
                .map(certificates::ofPerson)
                .orElseGet(() -> event.entity().map(certificates::ofEntity).orElseGet(List::of));
        var now = clock.instant();
        return all.stream()
                .filter(certificate -> certificate.notAfter().isAfter(now))
                .filter(certificate -> !certificate.plannedAt().isAfter(event.receivedAt()))
                .filter(certificate -> revocations.find(certificate.id()).isEmpty())
                .toList();
    }
}
