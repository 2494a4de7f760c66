package kz.kualik.authority.applications;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.issuance.ApplicationApproved;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.Word;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.pki.oid.IdentificationMethod;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What operators do with applications: take note that the applicant is identified, approve, refuse, return for correction.
 * See {@link OperatorRights} for who may. The registry is asked before the application is locked, so that a slow registry
 * holds nobody up; then state and version are checked again under the lock. Of two who decide at once, the second finds the
 * state changed.
 */
@Service
public class Decisions {

    private final OperatorSteps steps;
    private final ApplicationTable applications;
    private final PersonalDataTable personalData;
    private final ApplicantCheck registry;
    private final LegalRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Decisions(
            OperatorSteps steps,
            ApplicationTable applications,
            PersonalDataTable personalData,
            ApplicantCheck registry,
            LegalRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.steps = steps;
        this.applications = applications;
        this.personalData = personalData;
        this.registry = registry;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps what has shown who the applicant is, or refuses it; runs in the transaction of the step. */
    @FunctionalInterface
    public interface Evidence {
        void keep(Application application, RegisteredPerson applicant) throws ProblemException;
    }

    /** What the registry says of applicant and entity now, for the operator to compare; an audited look-up. */
    public RegistryFacts lookUp(ApplicationNumber number, Operator operator) throws ProblemException {
        var look = steps.look(number, operator);
        var facts = registry.factsOf(look);
        requireNotHead(look, facts);
        return facts;
    }

    /** The applicant has been identified by the operator; the application may be decided on. */
    public Application identified(
            ApplicationNumber number, Operator operator, IdentificationMethod method, Evidence evidence)
            throws ProblemException {
        var to = new ApplicationState.UnderReview();
        var look = steps.look(number, operator, to.name());
        var facts = registry.factsOf(look);
        requireNotHead(look, facts);
        return steps.take(
                look,
                operator,
                to,
                AuditAction.APPLICANT_IDENTIFIED,
                Map.of("method", method.name()),
                (application, now) -> {
                    requireSameDocument(application, facts.person(), now);
                    evidence.keep(application, facts.person());
                    applications.updateIdentification(application.id(), method);
                });
    }

    /**
     * Approves: the registry is asked again, so that nothing is approved that is not true today, or while it is silent.
     *
     * @throws UnderSixteenException if the applicant has not reached the minimum age by the registry's birth date
     */
    public Application approve(ApplicationNumber number, Operator operator) throws ProblemException {
        var to = new ApplicationState.Approved();
        var look = steps.look(number, operator, to.name());
        var facts = registry.factsOf(look);
        requireNotHead(look, facts);
        var subjectType = look.application().subjectType();
        registry.requireEntity(subjectType, look.bin(), facts.entity(), look.applicant());
        return steps.take(look, operator, to, AuditAction.APPLICATION_APPROVED, Map.of(), (application, now) -> {
            requireSameDocument(application, facts.person(), now);
            requireAge(facts.person(), now);
            events.publishEvent(new ApplicationApproved(application.id()));
        });
    }

    /**
     * Refuses on one of the legal grounds; the comment is for the applicant. What is approved is decided: only the issue
     * itself may still refuse it, if it finds that the approval does not hold any more.
     */
    public Application refuse(
            ApplicationNumber number, Operator operator, RefusalGround ground, Optional<String> comment)
            throws ProblemException {
        requireInForce(ground);
        var to = new ApplicationState.Refused(ground);
        var look = lookAtUndecided(number, operator, to.name());
        return steps.take(
                look,
                operator,
                to,
                AuditAction.APPLICATION_REFUSED,
                Map.of("ground", ground.name()),
                (application, now) -> personalData.setComment(application.id(), comment));
    }

    /**
     * Gives the application back to the applicant, who may correct it within the correction period and comes anew then.
     *
     * @param reasons at least one
     * @param comment for the applicant; required if the reasons point to it
     */
    public Application giveBack(
            ApplicationNumber number, Operator operator, Set<ReturnReason> reasons, Optional<String> comment)
            throws ProblemException {
        if (reasons.isEmpty()) {
            throw new InvalidFieldException("reasons", Word.of("field.required"), "at least one reason is required");
        }
        if (reasons.contains(ReturnReason.SEE_COMMENT)
                && comment.filter(words -> !words.isBlank()).isEmpty()) {
            throw new InvalidFieldException("comment", Word.of("field.required"), "the reasons point to a comment");
        }
        var to = new ApplicationState.Returned();
        var look = lookAtUndecided(number, operator, to.name());
        var names = reasons.stream().map(ReturnReason::name).sorted().collect(Collectors.joining(" "));
        return steps.take(
                look, operator, to, AuditAction.APPLICATION_RETURNED, Map.of("reasons", names), (application, now) -> {
                    var days = rules.correctionPeriod(AlmatyTime.dateAt(now)).value();
                    applications.updateDeadline(application.id(), Deadline.after(now, days));
                    applications.insertReturn(application.id(), reasons, now);
                    personalData.setComment(application.id(), comment);
                });
    }

    /** For decisions against the applicant the registry matters only to tell whether the operator heads the entity. */
    private Look lookAtUndecided(ApplicationNumber number, Operator operator, ApplicationState.Name to)
            throws ProblemException {
        var look = steps.look(number, operator, to);
        requireUndecided(look.application());
        if (look.bin().isPresent()) {
            var entity = registry.asRegistered(look.bin().get());
            if (entity.isPresent()) {
                OperatorRights.requireNotHead(look.operator(), entity.get(), clock.instant());
            }
        }
        return look;
    }

    private static void requireUndecided(Application application) throws TransitionNotAllowedException {
        if (application.state() instanceof ApplicationState.Approved) {
            throw new TransitionNotAllowedException(ApplicationState.Name.APPROVED, ApplicationState.Name.REFUSED);
        }
    }

    private void requireNotHead(Look look, RegistryFacts facts) throws OwnApplicationException {
        if (facts.entity().isPresent()) {
            OperatorRights.requireNotHead(look.operator(), facts.entity().get(), clock.instant());
        }
    }

    /** Who has another document by now applies anew with it; otherwise a lost or stolen document would do. */
    private void requireSameDocument(Application application, RegisteredPerson person, Instant now)
            throws DocumentNotCurrentException {
        var given = personalData.documentNumber(application.id()).orElse("");
        var document = person.document();
        if (!ApplicantCheck.sameText(document.number(), given) || !document.isValidOn(AlmatyTime.dateAt(now))) {
            throw new DocumentNotCurrentException();
        }
    }

    private void requireAge(RegisteredPerson person, Instant now) throws UnderSixteenException {
        var today = AlmatyTime.dateAt(now);
        if (!rules.minimumAge(today).value().isReachedOn(today, person.birthDate())) {
            throw new UnderSixteenException(rules.oldEnoughFrom(today, person.birthDate()));
        }
    }

    private void requireInForce(RefusalGround ground) throws InvalidFieldException {
        var today = AlmatyTime.dateAt(clock.instant());
        if (!rules.refusalGrounds(today).value().contains(ground.name())) {
            throw new InvalidFieldException("ground", Word.of("field.ground"), "the law has no such ground today");
        }
    }
}
