package kz.kualik.authority.staff;

import java.util.Optional;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.web.Right;
import kz.kualik.authority.web.Role;

/**
 * An active member of staff, or a machine of the state, who has shown a valid certificate that is bound to them.
 *
 * @param id the member of staff
 * @param role what they work as
 * @param person who that is; absent for machines
 * @param centre where they work; absent for those who belong to the authority itself
 */
public record StaffCaller(StaffId id, Role role, Optional<PersonId> person, Optional<CentreCode> centre) {

    public StaffCaller {
        if (person.isPresent() != role.isPerson() || centre.isPresent() != role.isOfCentre()) {
            throw new IllegalArgumentException("a member of staff in the role " + role
                    + " has a person exactly if it is no machine, and a centre exactly if the role is of one");
        }
    }

    /** Who the audit log says it was. */
    public Actor actor() {
        return role.isPerson() ? new Actor.Operator(id.toString()) : new Actor.Machine(id.toString());
    }

    /** Whether this is the same person, in whatever job. */
    public boolean is(PersonId other) {
        return person.equals(Optional.of(other));
    }

    /**
     * Whether the right holds for a thing of this centre.
     *
     * @param of the centre that the thing belongs to; nothing for things of the authority itself
     */
    public boolean may(Right right, Optional<CentreCode> of) {
        return right.isHeldEverywhereBy(role) || (right.isHeldBy(role) && of.isPresent() && of.equals(centre));
    }

    /**
     * Refuses whoever has the right for other things only.
     *
     * @throws RightRequiredException if the caller has the right not at all, or not for this centre
     */
    public void require(Right right, Optional<CentreCode> of) throws RightRequiredException {
        if (!may(right, of)) {
            throw new RightRequiredException(right);
        }
    }
}
