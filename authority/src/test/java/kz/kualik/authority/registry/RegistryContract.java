package kz.kualik.authority.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.YearMonth;
import kz.kualik.pki.identity.EntityKind;
import kz.kualik.pki.identity.EntityUnit;
import kz.kualik.pki.identity.SandboxIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every registry must do, whatever stands behind it; the people are the sandbox's. */
abstract class RegistryContract {

    static final SandboxRegistry SANDBOX = new SandboxRegistry(Clock.systemUTC());

    abstract Registry registry();

    @ParameterizedTest
    @EnumSource
    void everyHardCaseOfAPersonIsToldWhole(SandboxCase which) throws Exception {
        var person = SANDBOX.person(which);
        assertThat(registry().person(person.iin())).contains(person);
    }

    @ParameterizedTest
    @EnumSource
    void everyHardCaseOfAnEntityIsToldWhole(SandboxEntityCase which) throws Exception {
        for (var entity : SANDBOX.entities(which)) {
            assertThat(registry().entity(entity.bin())).contains(entity);
        }
    }

    @Test
    void ordinaryPersonsAndEntitiesAreToldWhole() throws Exception {
        for (var person : SANDBOX.persons().subList(0, 20)) {
            assertThat(registry().person(person.iin())).contains(person);
        }
        for (var entity : SANDBOX.entities().subList(0, 20)) {
            assertThat(registry().entity(entity.bin())).contains(entity);
        }
    }

    @Test
    void whoIsNotThereIsNotThere() throws Exception {
        var nobody = SandboxPeople.unregistered(SandboxPeople.adult(7));
        assertThat(registry().person(nobody)).isEmpty();
        var nothing = SandboxIdentifiers.bin(YearMonth.of(2001, 2), EntityKind.RESIDENT, EntityUnit.BRANCH, 77);
        assertThat(registry().entity(nothing)).isEmpty();
    }

    @Test
    void theSameQuestionHasTheSameAnswer() throws Exception {
        var iin = SandboxPeople.adult(11).iin();
        assertThat(registry().person(iin)).isEqualTo(registry().person(iin));
    }
}
