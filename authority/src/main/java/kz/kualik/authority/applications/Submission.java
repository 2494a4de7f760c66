package kz.kualik.authority.applications;

import java.time.Clock;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.time.AlmatyTime;
import org.springframework.stereotype.Service;

/** Takes applications. */
@Service
class Submission {

    private final StaffRegister staff;
    private final RequestExaminer examiner;
    private final ApplicantCheck registry;
    private final Intake intake;
    private final Agreement agreement;
    private final Clock clock;

    Submission(
            StaffRegister staff,
            RequestExaminer examiner,
            ApplicantCheck registry,
            Intake intake,
            Agreement agreement,
            Clock clock) {
        this.staff = staff;
        this.examiner = examiner;
        this.registry = registry;
        this.intake = intake;
        this.agreement = agreement;
        this.clock = clock;
    }

    /**
     * Takes an application. Everything that a stranger could get wrong by mistake is judged before the registry is asked;
     * what the registry says is told only to somebody who knows IIN and document number.
     *
     * @return the application, awaiting a visit, or refused if the registry says that the applicant has not reached the minimum age
     */
    Application submit(SubmissionForm form) throws ProblemException {
        form.requireSound();
        agreement.requireInForce(form.agreementVersion());
        if (staff.centre(form.centre()).isEmpty()) {
            throw new UnknownCentreException(form.centre().value());
        }
        var requests = examiner.examine(form);
        var today = AlmatyTime.dateAt(clock.instant());
        var person = registry.personWithDocument(form.iin(), form.documentNumber(), today);
        var entity = registry.entity(form.subjectType(), form.bin(), form.iin());
        return intake.take(form, person, entity, requests);
    }
}
