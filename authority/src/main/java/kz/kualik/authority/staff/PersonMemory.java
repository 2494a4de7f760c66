package kz.kualik.authority.staff;

import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.registry.RegisteredPerson;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers a person whom the registry knows, in a transaction of its own if there is none. */
@Component
class PersonMemory {

    private final Identities identities;

    PersonMemory(Identities identities) {
        this.identities = identities;
    }

    @Transactional
    public PersonId remember(RegisteredPerson person) {
        return identities.remember(person);
    }
}
