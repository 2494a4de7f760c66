package kz.kualik.authority.applications;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.authority.registry.EntityId;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.staff.CentreCode;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;

/**
 * An application as it stands in the table.
 *
 * @param id our internal id
 * @param number what people call it
 * @param subjectType who is to hold the certificates
 * @param person the applicant
 * @param entity the entity they apply for, if the subject type has one
 * @param storage where the keys lie
 * @param centre where the applicant is to come
 * @param submittedAt when it was taken
 * @param deadline by when the applicant must have come
 * @param state where it stands
 * @param identifiedBy how the applicant was identified, once that has happened
 * @param claim who works on it, if anybody does
 * @param version grows with every change; who has looked at one version must not act on another
 */
public record Application(
        UUID id,
        ApplicationNumber number,
        SubjectType subjectType,
        PersonId person,
        Optional<EntityId> entity,
        KeyStorage storage,
        CentreCode centre,
        Instant submittedAt,
        Deadline deadline,
        ApplicationState state,
        Optional<IdentificationMethod> identifiedBy,
        Optional<Claim> claim,
        int version) {

    /**
     * Where the application stands at this instant: past its deadline it is expired from the first moment, whether the job
     * that writes this down has run or not.
     */
    public ApplicationState stateAt(Instant now) {
        var mayExpire = Transitions.isAllowed(state.name(), ApplicationState.Name.EXPIRED);
        return mayExpire && deadline.hasPassedAt(now) ? new ApplicationState.Expired() : state;
    }
}
