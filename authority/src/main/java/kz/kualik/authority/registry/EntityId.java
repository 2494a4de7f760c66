package kz.kualik.authority.registry;

import java.util.UUID;

/** Our own id of a legal entity that we have met. */
public record EntityId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
