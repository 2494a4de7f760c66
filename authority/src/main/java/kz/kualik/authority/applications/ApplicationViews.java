package kz.kualik.authority.applications;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.time.AlmatyTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the API's view of an application, for its applicant and for operators. */
@Component
@Transactional(readOnly = true)
public class ApplicationViews {

    private final ApplicationTable applications;
    private final PersonalDataTable personalData;
    private final Identities identities;
    private final LegalRules rules;
    private final Clock clock;

    ApplicationViews(
            ApplicationTable applications,
            PersonalDataTable personalData,
            Identities identities,
            LegalRules rules,
            Clock clock) {
        this.applications = applications;
        this.personalData = personalData;
        this.identities = identities;
        this.rules = rules;
        this.clock = clock;
    }

    /** The view at this moment. */
    public ApplicationView of(Application application) {
        return of(application, personalData.comment(application.id()));
    }

    /** The same for whoever has read the comment already. */
    ApplicationView of(Application application, Optional<String> comment) {
        var state = application.stateAt(clock.instant());
        var ground = state instanceof ApplicationState.Refused refused
                ? Optional.of(refused.ground())
                : Optional.<RefusalGround>empty();
        return new ApplicationView(
                application.number().digits(),
                state.name(),
                application.subjectType().name(),
                application.storage().name(),
                application.centre().value(),
                application.submittedAt(),
                application.deadline().lastDay(),
                ground,
                comment,
                ground.filter(RefusalGround.UNDER_SIXTEEN::equals).map(why -> possibleFrom(application)),
                state.name() == ApplicationState.Name.RETURNED ? applications.lastReturn(application.id()) : List.of(),
                applications.stations(application.id()));
    }

    private LocalDate possibleFrom(Application application) {
        return rules.oldEnoughFrom(
                AlmatyTime.dateAt(application.submittedAt()), identities.birthDate(application.person()));
    }
}
