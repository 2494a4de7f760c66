package kz.kualik.authority.revocation;

import java.util.UUID;
import kz.kualik.authority.issuance.HeldCertificate;
import kz.kualik.authority.issuance.HeldCertificates;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.StaffCaller;
import org.springframework.stereotype.Service;

/**
 * Where an officer decides on the tasks that registry events have left: revoke, or keep because it says the truth. Nobody
 * decides on an own certificate, nor on one of an entity that they head; the registry is asked who does before the transaction
 * of the decision begins.
 */
@Service
class TaskDesk {

    private final TaskTable tasks;
    private final HeldCertificates certificates;
    private final EntityHeads heads;
    private final TaskDecisions decisions;

    TaskDesk(TaskTable tasks, HeldCertificates certificates, EntityHeads heads, TaskDecisions decisions) {
        this.tasks = tasks;
        this.certificates = certificates;
        this.heads = heads;
        this.decisions = decisions;
    }

    /** The certificate does not say the truth any more. */
    RevocationTask revoke(StaffCaller officer, UUID id) throws ProblemException {
        requireNotHead(officer, id);
        return decisions.revoke(officer, id);
    }

    /** The certificate says the truth all the same. */
    RevocationTask keep(StaffCaller officer, UUID id) throws ProblemException {
        requireNotHead(officer, id);
        return decisions.keep(officer, id);
    }

    private void requireNotHead(StaffCaller officer, UUID id) throws ProblemException {
        var entity = tasks.find(id)
                .filter(task -> task.state() == RevocationTask.State.OPEN)
                .flatMap(task -> certificates.find(task.certificate()))
                .flatMap(HeldCertificate::entity);
        if (entity.isPresent()
                && officer.person().isPresent()
                && heads.isHead(officer.person().get(), entity.get())) {
            throw new OwnEntityException();
        }
    }
}
