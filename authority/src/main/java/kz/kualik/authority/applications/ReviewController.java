package kz.kualik.authority.applications;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.Word;
import kz.kualik.authority.registry.EntityState;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.Residency;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.web.Requires;
import kz.kualik.authority.web.Right;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an operator needs while an application is looked into: the registry's word, and the way back to the applicant. */
@RestController
@RequestMapping("/api/v1/applications/{number}")
class ReviewController {

    private static final int LONGEST_COMMENT = 1_000;

    private final Decisions decisions;
    private final ApplicationViews views;

    ReviewController(Decisions decisions, ApplicationViews views) {
        this.decisions = decisions;
        this.views = views;
    }

    /** What the registry says of the applicant, to be compared with face and documents; every look-up is audited. */
    @Requires(Right.HANDLE_APPLICATIONS)
    @GetMapping("/applicant")
    ApplicantView applicant(@PathVariable ApplicationNumber number, Operator operator) throws ProblemException {
        return ApplicantView.of(decisions.lookUp(number, operator));
    }

    @Requires(Right.HANDLE_APPLICATIONS)
    @PostMapping("/return")
    ApplicationView giveBack(@PathVariable ApplicationNumber number, Operator operator, @RequestBody Return body)
            throws ProblemException {
        if (body.comment().filter(words -> words.length() > LONGEST_COMMENT).isPresent()) {
            throw new InvalidFieldException(
                    "comment", Word.of("field.comment", LONGEST_COMMENT), "1.." + LONGEST_COMMENT);
        }
        return views.of(decisions.giveBack(number, operator, body.reasons(), body.comment()));
    }

    /** Why the application goes back; the comment is shown to the applicant. */
    record Return(Set<ReturnReason> reasons, Optional<String> comment) {}

    /** The registry's word about applicant and entity. */
    record ApplicantView(
            String iin,
            String surname,
            String givenName,
            Optional<String> patronymic,
            LocalDate birthDate,
            Residency residency,
            String documentNumber,
            LocalDate documentValidUntil,
            Optional<EntityView> entity) {

        static ApplicantView of(RegistryFacts facts) {
            var person = facts.person();
            return new ApplicantView(
                    person.iin().digits(),
                    person.surname(),
                    person.givenName(),
                    person.patronymic(),
                    person.birthDate(),
                    person.residency(),
                    person.document().number(),
                    person.document().validUntil(),
                    facts.entity().map(EntityView::of));
        }
    }

    /** The registry's word about an entity. */
    record EntityView(
            String bin,
            String name,
            EntityState state,
            String headIin,
            Optional<String> actingHeadIin,
            Optional<LocalDate> actingHeadUntil) {

        static EntityView of(RegisteredEntity entity) {
            return new EntityView(
                    entity.bin().digits(),
                    entity.name(),
                    entity.state(),
                    entity.head().digits(),
                    entity.actingHead().map(acting -> acting.iin().digits()),
                    entity.actingHead().map(acting -> acting.lastDay()));
        }
    }
}
