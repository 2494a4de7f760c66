package kz.kualik.authority.applications;

import static kz.kualik.authority.applications.ApplicationState.Name.APPROVED;
import static kz.kualik.authority.applications.ApplicationState.Name.AWAITING_VISIT;
import static kz.kualik.authority.applications.ApplicationState.Name.EXPIRED;
import static kz.kualik.authority.applications.ApplicationState.Name.IDENTIFYING;
import static kz.kualik.authority.applications.ApplicationState.Name.INSTALLED;
import static kz.kualik.authority.applications.ApplicationState.Name.ISSUED;
import static kz.kualik.authority.applications.ApplicationState.Name.REFUSED;
import static kz.kualik.authority.applications.ApplicationState.Name.RETURNED;
import static kz.kualik.authority.applications.ApplicationState.Name.UNDER_REVIEW;
import static kz.kualik.authority.applications.ApplicationState.Name.WITHDRAWN;

import java.util.EnumSet;
import java.util.Set;
import kz.kualik.authority.applications.ApplicationState.Name;

/** The table of steps: which state may follow which. Everything that is not in it is refused. */
final class Transitions {

    /** The states in which an operator has something to do. */
    static final Set<Name> TO_BE_WORKED_ON = Set.of(Name.SUBMITTED, AWAITING_VISIT, IDENTIFYING, UNDER_REVIEW);

    private Transitions() {}

    /** The states that may come next. */
    static Set<Name> from(Name state) {
        return switch (state) {
            // Refused at once: the registry says that the applicant is under sixteen.
            case SUBMITTED -> EnumSet.of(AWAITING_VISIT, IDENTIFYING, REFUSED, EXPIRED, WITHDRAWN);
            case AWAITING_VISIT -> EnumSet.of(UNDER_REVIEW, EXPIRED, WITHDRAWN);
            // Remote identification that fails sends the applicant to the centre.
            case IDENTIFYING -> EnumSet.of(UNDER_REVIEW, AWAITING_VISIT, EXPIRED, WITHDRAWN);
            // Who came in time is not punished for a slow decision, so a review does not expire.
            case UNDER_REVIEW -> EnumSet.of(RETURNED, APPROVED, REFUSED, WITHDRAWN);
            case RETURNED -> EnumSet.of(AWAITING_VISIT, IDENTIFYING, EXPIRED, WITHDRAWN);
            // Refused after the approval: what was true then is not true at the issue.
            case APPROVED -> EnumSet.of(ISSUED, REFUSED);
            case ISSUED -> EnumSet.of(INSTALLED);
            case REFUSED, INSTALLED, EXPIRED, WITHDRAWN -> EnumSet.noneOf(Name.class);
        };
    }

    static boolean isAllowed(Name from, Name to) {
        return from(from).contains(to);
    }
}
