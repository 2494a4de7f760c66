package kz.kualik.authority.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.SandboxIdentifiers;

/** People of the sandbox for tests, chosen by what matters. */
public final class SandboxPeople {

    private static final SandboxRegistry REGISTRY = new SandboxRegistry(Clock.systemUTC());

    private SandboxPeople() {}

    /** An adult; another number is another person. The first three are the sandbox's operators. */
    public static RegisteredPerson adult(int number) {
        return REGISTRY.adults(SandboxRegistry.PERSONS).get(number);
    }

    /** The oldest person who has not reached sixteen on the day. */
    public static RegisteredPerson fifteenYearsOldOn(LocalDate day) {
        return REGISTRY.persons().stream()
                .filter(person -> person.birthDate().isAfter(day.minusYears(16)))
                .filter(person -> person.birthDate().isBefore(day.minusYears(15)))
                .findFirst()
                .orElseThrow();
    }

    /** The sandbox's registry, which sees the days of the clock. */
    public static Registry registry(Clock clock) {
        return new SandboxRegistry(clock);
    }

    /** The person of a hard case that does not depend on the day. */
    public static RegisteredPerson of(String hardCase) {
        return REGISTRY.person(SandboxCase.valueOf(hardCase));
    }

    /** The entities of a hard case that does not depend on the day. */
    public static List<RegisteredEntity> entitiesOf(String hardCase) {
        return REGISTRY.entities(SandboxEntityCase.valueOf(hardCase));
    }

    /** Whose sixteenth birthday is on the day. */
    public static RegisteredPerson turningSixteenOn(LocalDate day) {
        return days().turningSixteenOn(day);
    }

    /** The entity that gets another head on the day, as it is from then on. */
    public static RegisteredEntity headChangingOn(LocalDate day) {
        return days().headChangingOn(day, day);
    }

    private static SandboxDays days() {
        return new SandboxDays(of("FORMER_HEAD"), of("NEW_HEAD"));
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
