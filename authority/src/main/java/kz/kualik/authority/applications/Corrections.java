package kz.kualik.authority.applications;

import java.time.Clock;
import java.util.Map;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.time.AlmatyTime;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An application that was given back is corrected by its applicant and goes to the centre again. The correction must come
 * before the deadline that the return has set; with it a whole visit period begins, because the applicant has to come anew.
 */
@Service
class Corrections {

    private final ApplicantDesk desk;
    private final ApplicationTable applications;
    private final PersonalDataTable personalData;
    private final RequestTable requests;
    private final RequestExaminer examiner;
    private final StaffRegister staff;
    private final Agreement agreement;
    private final LegalRules rules;
    private final Course course;
    private final Clock clock;

    Corrections(
            ApplicantDesk desk,
            ApplicationTable applications,
            PersonalDataTable personalData,
            RequestTable requests,
            RequestExaminer examiner,
            StaffRegister staff,
            Agreement agreement,
            LegalRules rules,
            Course course,
            Clock clock) {
        this.desk = desk;
        this.applications = applications;
        this.personalData = personalData;
        this.requests = requests;
        this.examiner = examiner;
        this.staff = staff;
        this.agreement = agreement;
        this.rules = rules;
        this.course = course;
        this.clock = clock;
    }

    @Transactional
    public Application correct(ApplicationNumber number, String documentNumber, Correction correction)
            throws ProblemException {
        var id = desk.show(number, documentNumber).id();
        var application = applications.lock(id).orElseThrow(ApplicationNotFoundException::new);
        course.requireStep(application, ApplicationState.Name.AWAITING_VISIT);
        if (!(application.state() instanceof ApplicationState.Returned)) {
            throw new TransitionNotAllowedException(application.state().name(), ApplicationState.Name.AWAITING_VISIT);
        }
        agreement.requireInForce(correction.agreementVersion());
        requireCentre(correction);
        apply(application, correction);
        course.move(
                application,
                new ApplicationState.AwaitingVisit(),
                new Actor.Applicant(id.toString()),
                AuditAction.APPLICATION_CORRECTED,
                Map.of("newKeys", Boolean.toString(correction.requests().isPresent())));
        return applications.find(id).orElseThrow(ApplicationNotFoundException::new);
    }

    private void apply(Application application, Correction correction) throws ProblemException {
        var id = application.id();
        var now = clock.instant();
        var storage = correction.storage().orElse(application.storage());
        var email = correction.email();
        if (email.isPresent()) {
            SubmissionForm.requireEmail(email.get());
            personalData.setEmail(id, email.get());
        }
        // Also unchanged requests are examined: storage and address are told by them as well.
        var ders = correction.requests().isPresent() ? correction.requests().get() : requests.ders(id);
        var examined = examiner.examine(ders, storage, email.or(() -> personalData.email(id)));
        if (correction.requests().isPresent()) {
            requests.replace(id, examined, now);
        }
        var days = rules.visitPeriod(AlmatyTime.dateAt(now)).value();
        applications.updateCorrected(
                id,
                storage,
                correction.centre().orElse(application.centre()),
                correction.agreementVersion(),
                Deadline.after(now, days));
    }

    private void requireCentre(Correction correction) throws UnknownCentreException {
        var centre = correction.centre();
        if (centre.flatMap(staff::centre).isEmpty() && centre.isPresent()) {
            throw new UnknownCentreException(centre.map(code -> code.value()).orElse(""));
        }
    }
}
