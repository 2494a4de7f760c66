package kz.kualik.authority.registry;

import java.util.UUID;

/** Our own id of a person whom we have met; it says nothing about them. */
public record PersonId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
