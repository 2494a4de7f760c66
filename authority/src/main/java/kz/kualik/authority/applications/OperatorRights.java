package kz.kualik.authority.applications;

import java.time.Instant;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.pki.identity.Iin;

/**
 * Which applications an operator may act on: those of their own centre that no colleague works on, and never one of their
 * own, be it as the applicant or as the head of the entity concerned; in which role they come does not matter, because it
 * is the person who counts.
 */
final class OperatorRights {

    private OperatorRights() {}

    static void requireOwnCentre(Operator operator, Application application) throws OtherCentreException {
        if (!application.centre().equals(operator.centre())) {
            throw new OtherCentreException(application.centre().value());
        }
    }

    static void requireNotOwn(Operator operator, Application application) throws OwnApplicationException {
        if (application.person().equals(operator.person())) {
            throw new OwnApplicationException();
        }
    }

    static void requireNotHead(Iin operator, RegisteredEntity entity, Instant now) throws OwnApplicationException {
        if (entity.isHeadedBy(operator, AlmatyTime.dateAt(now))) {
            throw new OwnApplicationException();
        }
    }

    static void requireFree(Operator operator, Application application, Instant now)
            throws ApplicationClaimedException {
        var claim = application.claim();
        if (claim.isPresent() && claim.get().keepsOut(operator.id(), now)) {
            throw new ApplicationClaimedException(claim.get().until());
        }
    }

    /** All that can be told without the registry. */
    static void requireMayAct(Operator operator, Application application, Instant now)
            throws OtherCentreException, OwnApplicationException, ApplicationClaimedException {
        requireOwnCentre(operator, application);
        requireNotOwn(operator, application);
        requireFree(operator, application, now);
    }
}
