package kz.kualik.authority.applications;

import java.util.Map;
import java.util.UUID;
import kz.kualik.authority.applications.ApplicationState.Name;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.issuance.CertificateIssued;
import kz.kualik.authority.issuance.IssuanceRefused;
import kz.kualik.authority.problem.ProblemException;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Learns what became of an approved application. News may come more than once; the first one counts. */
@Component
class IssuanceOutcome {

    private static final Actor ISSUANCE = new Actor.SystemPart("issuance");

    private final ApplicationTable applications;
    private final Course course;

    IssuanceOutcome(ApplicationTable applications, Course course) {
        this.applications = applications;
        this.course = course;
    }

    @ApplicationModuleListener
    void on(CertificateIssued event) throws ProblemException {
        moveOnce(event.applicationId(), new ApplicationState.Issued(), AuditAction.APPLICATION_ISSUED, Map.of());
    }

    @ApplicationModuleListener
    void on(IssuanceRefused event) throws ProblemException {
        var ground = switch (event.reason()) {
            case UNDER_SIXTEEN -> RefusalGround.UNDER_SIXTEEN;
            case REGISTRY_DISAGREES, REQUEST_NOT_ALLOWED, KEY_ALREADY_CERTIFIED -> RefusalGround.DATA_UNTRUE;
        };
        moveOnce(
                event.applicationId(),
                new ApplicationState.Refused(ground),
                AuditAction.APPLICATION_REFUSED,
                Map.of("ground", ground.name(), "reason", event.reason().name()));
    }

    private void moveOnce(UUID id, ApplicationState state, AuditAction action, Map<String, String> details)
            throws ProblemException {
        var application = applications.lock(id).orElseThrow(ApplicationNotFoundException::new);
        if (application.state().name() == Name.APPROVED) {
            course.move(application, state, ISSUANCE, action, details);
        }
    }
}
