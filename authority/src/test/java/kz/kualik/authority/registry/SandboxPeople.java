package kz.kualik.authority.registry;

import java.time.LocalDate;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.SandboxIdentifiers;

/** People of the sandbox for tests, chosen by what matters. */
public final class SandboxPeople {

    private static final SandboxRegistry REGISTRY = new SandboxRegistry();

    private SandboxPeople() {}

    /** An adult; another number is another person. The first three are the sandbox's operators. */
    public static RegisteredPerson adult(int number) {
        return REGISTRY.adults(SandboxRegistry.PERSONS).get(number);
    }

    /** The oldest person who has not reached sixteen on the day. */
    public static RegisteredPerson fifteenYearsOldOn(LocalDate day) {
        return REGISTRY.persons().stream()
                .filter(person -> !MinimumAge.isReachedOn(day, person.birthDate()))
                .filter(person -> person.birthDate().isBefore(day.minusYears(15)))
                .findFirst()
                .orElseThrow();
    }

    public static RegisteredEntity entity(int number) {
        return REGISTRY.entities().get(number);
    }

    /** Who heads the entity. */
    public static RegisteredPerson headOf(RegisteredEntity entity) {
        return REGISTRY.person(entity.head()).orElseThrow();
    }

    /** A number of the sandbox that nobody has. */
    public static Iin unregistered(RegisteredPerson like) {
        var iin = SandboxIdentifiers.iin(
                like.birthDate(), like.iin().plausibleSex().orElseThrow(), 500);
        if (REGISTRY.person(iin).isPresent()) {
            throw new AssertionError("somebody has this number");
        }
        return iin;
    }
}
