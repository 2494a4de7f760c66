package kz.kualik.authority.applications;

import java.util.List;
import java.util.Map;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.issuance.IssuedCertificate;
import kz.kualik.authority.issuance.IssuedCertificates;
import kz.kualik.authority.problem.ProblemException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What applicants do with their application. Who knows its number and the document number is the applicant; everybody else
 * hears that there is no such application, whether there is one or not.
 */
@Service
@Transactional
class ApplicantDesk {

    private static final String NO_DOCUMENT = "000000000";

    private final ApplicationTable applications;
    private final PersonalDataTable personalData;
    private final IssuedCertificates certificates;
    private final Course course;
    private final ApplicationViews views;

    ApplicantDesk(
            ApplicationTable applications,
            PersonalDataTable personalData,
            IssuedCertificates certificates,
            Course course,
            ApplicationViews views) {
        this.applications = applications;
        this.personalData = personalData;
        this.certificates = certificates;
        this.course = course;
        this.views = views;
    }

    /** What the applicant sees of the application: one short transaction that changes nothing. */
    @Transactional(readOnly = true)
    public ApplicationView look(ApplicationNumber number, String documentNumber) throws ApplicationNotFoundException {
        var found = applications.find(number);
        var shown = found.flatMap(application -> personalData.shown(application.id()));
        var fits = ApplicantCheck.sameText(
                shown.map(PersonalDataTable.Shown::documentNumber).orElse(NO_DOCUMENT), documentNumber);
        return found.filter(application -> fits)
                .map(application -> views.of(application, shown.flatMap(PersonalDataTable.Shown::comment)))
                .orElseThrow(ApplicationNotFoundException::new);
    }

    public Application show(ApplicationNumber number, String documentNumber) throws ApplicationNotFoundException {
        return requireOwn(number, documentNumber);
    }

    /** The certificates that are released; none before the application is issued. */
    public List<IssuedCertificate> certificates(ApplicationNumber number, String documentNumber)
            throws ApplicationNotFoundException {
        return certificates.releasedFor(requireOwn(number, documentNumber).id());
    }

    /** The applicant has put the certificates beside the keys. */
    public Application installed(ApplicationNumber number, String documentNumber) throws ProblemException {
        return move(number, documentNumber, new ApplicationState.Installed(), AuditAction.APPLICATION_INSTALLED);
    }

    /** The applicant does not want the certificates any more. */
    public Application withdraw(ApplicationNumber number, String documentNumber) throws ProblemException {
        return move(number, documentNumber, new ApplicationState.Withdrawn(), AuditAction.APPLICATION_WITHDRAWN);
    }

    private Application move(
            ApplicationNumber number, String documentNumber, ApplicationState state, AuditAction action)
            throws ProblemException {
        var own = requireOwn(number, documentNumber);
        var locked = applications.lock(own.id()).orElseThrow(ApplicationNotFoundException::new);
        course.move(locked, state, new Actor.Applicant(own.id().toString()), action, Map.of());
        return applications.find(number).orElseThrow(ApplicationNotFoundException::new);
    }

    /** Compares a document in any case, so that the time does not tell whether the number exists. */
    private Application requireOwn(ApplicationNumber number, String documentNumber)
            throws ApplicationNotFoundException {
        var found = applications.find(number);
        var expected = found.flatMap(application -> personalData.documentNumber(application.id()))
                .orElse(NO_DOCUMENT);
        var fits = ApplicantCheck.sameText(expected, documentNumber);
        return found.filter(application -> fits).orElseThrow(ApplicationNotFoundException::new);
    }
}
