package kz.kualik.authority.registry;

import java.time.LocalDate;
import java.util.Optional;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;

/**
 * A legal entity as the registry knows it.
 *
 * @param bin the number by which it is known
 * @param name its full name; may be longer than the 64 characters that X.520 has for an organisation
 * @param state whether it exists and is not being wound up
 * @param head who heads it
 * @param actingHead who stands in for the head, if anybody does
 */
public record RegisteredEntity(Bin bin, String name, EntityState state, Iin head, Optional<ActingHead> actingHead) {

    /** Whether it exists and is not being wound up. */
    public boolean active() {
        return state == EntityState.ACTIVE;
    }

    /** Whether the person may speak for the entity on the day: its head, or an acting head whose term is not over. */
    public boolean isHeadedBy(Iin person, LocalDate day) {
        return head.equals(person)
                || actingHead
                        .filter(acting -> acting.iin().equals(person) && acting.isInOfficeOn(day))
                        .isPresent();
    }
}
