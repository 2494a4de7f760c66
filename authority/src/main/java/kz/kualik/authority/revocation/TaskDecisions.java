package kz.kualik.authority.revocation;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import kz.kualik.authority.issuance.HeldCertificates;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.StaffCaller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What {@link TaskDesk} decides, each in one transaction. */
@Component
class TaskDecisions {

    private final TaskTable tasks;
    private final HeldCertificates certificates;
    private final RevocationRights rights;
    private final Revocations revocations;
    private final AuditLog audit;
    private final Clock clock;

    TaskDecisions(
            TaskTable tasks,
            HeldCertificates certificates,
            RevocationRights rights,
            Revocations revocations,
            AuditLog audit,
            Clock clock) {
        this.tasks = tasks;
        this.certificates = certificates;
        this.rights = rights;
        this.revocations = revocations;
        this.audit = audit;
        this.clock = clock;
    }

    /** The certificate does not say the truth any more. */
    @Transactional
    public RevocationTask revoke(StaffCaller officer, UUID id) throws ProblemException {
        // The revocation first and its tasks after, as everywhere, so that two who do this at once do not wait for each
        // other.
        var task = requireOpen(officer, tasks.find(id).orElseThrow(UnknownTaskException::new));
        rights.require(officer.role().name(), task.ground().legal());
        revocations.revoke(new RevocationRequest(
                task.certificate(),
                task.ground(),
                officer.actor(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(task.receivedAt())));
        var now = tasks.lock(id).orElseThrow(UnknownTaskException::new);
        if (now.state() == RevocationTask.State.KEPT) {
            throw new TaskDecidedException(now.state());
        }
        tasks.decide(id, RevocationTask.State.REVOKED, officer.id(), clock.instant());
        return tasks.lock(id).orElseThrow();
    }

    /** The certificate says the truth all the same. */
    @Transactional
    public RevocationTask keep(StaffCaller officer, UUID id) throws ProblemException {
        var task = requireOpen(officer, tasks.lock(id).orElseThrow(UnknownTaskException::new));
        tasks.decide(id, RevocationTask.State.KEPT, officer.id(), clock.instant());
        audit.record(AuditEvent.of(
                officer.actor(),
                AuditAction.REVOCATION_TASK_DISMISSED,
                new AuditedObject("certificate", task.certificate().toString()),
                Map.of("event", task.eventId())));
        return tasks.lock(id).orElseThrow();
    }

    private RevocationTask requireOpen(StaffCaller officer, RevocationTask task) throws ProblemException {
        if (task.state() != RevocationTask.State.OPEN) {
            throw new TaskDecidedException(task.state());
        }
        var own = certificates
                .find(task.certificate())
                .flatMap(certificate -> certificate.person())
                .filter(officer::is);
        if (own.isPresent()) {
            throw new OwnCertificateException();
        }
        return task;
    }
}
