package kz.kualik.authority.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SandboxRegistryTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T18:59:59Z"), ZoneOffset.UTC);

    private final SandboxRegistry registry = new SandboxRegistry(CLOCK);

    @Test
    void holdsAThousandPersonsAndTwoHundredEntities() {
        assertThat(registry.persons()).hasSize(1_000);
        assertThat(registry.entities()).hasSize(200);
    }

    @Test
    void isTheSameAtEveryStart() {
        var other = new SandboxRegistry(CLOCK);
        assertThat(other.persons()).isEqualTo(registry.persons());
        assertThat(other.entities()).isEqualTo(registry.entities());
    }

    @Test
    void allNumbersAreSuchAsCanNeverBeIssued() {
        assertThat(registry.persons()).allMatch(person -> person.iin().isSandbox());
        assertThat(registry.entities()).allMatch(entity -> entity.bin().isSandbox());
    }

    @Test
    void everyEntityIsHeadedByAnAdultWhoIsRegistered() {
        assertThat(registry.entities())
                .allMatch(entity -> registry.person(entity.head())
                        .filter(head -> head.birthDate().isBefore(LocalDate.of(2008, 1, 1)))
                        .isPresent());
    }

    @Test
    void thereArePersonsOfFifteenInEveryComingYear() {
        for (int year = 2026; year <= 2035; year++) {
            var day = LocalDate.of(year, 11, 22);
            assertThat(registry.persons())
                    .as("on %s", day)
                    .anyMatch(person -> person.birthDate().isAfter(day.minusYears(16))
                            && person.birthDate().isBefore(day.minusYears(15)));
        }
    }

    @Test
    void everyHardCaseHasItsPersonOrEntityWhomTheRegistryKnowsByNumber() {
        for (var wanted : SandboxCase.values()) {
            var person = registry.person(wanted);
            assertThat(person.iin().isSandbox()).isTrue();
            assertThat(registry.person(person.iin())).as("%s", wanted).contains(person);
        }
        for (var wanted : SandboxEntityCase.values()) {
            assertThat(registry.entities(wanted)).isNotEmpty().allSatisfy(entity -> {
                assertThat(entity.bin().isSandbox()).isTrue();
                assertThat(registry.entity(entity.bin())).as("%s", wanted).contains(entity);
                assertThat(registry.person(entity.head())).isPresent();
            });
        }
    }

    @Test
    void whoTurnsSixteenTomorrowIsTheSamePersonWhoTurnsSixteenTodayWhenTomorrowHasCome() {
        var later = new SandboxRegistry(Clock.offset(CLOCK, Duration.ofSeconds(1)));
        assertThat(later.person(SandboxCase.TURNS_16_TODAY)).isEqualTo(registry.person(SandboxCase.TURNS_16_TOMORROW));
        assertThat(registry.person(SandboxCase.TURNS_16_TODAY).birthDate()).isEqualTo("2010-11-22");
        assertThat(later.person(SandboxCase.TURNS_16_TODAY).birthDate()).isEqualTo("2010-11-23");
    }

    @Test
    void theEntityWhoseHeadChangesTomorrowHasTheNewHeadWhenTomorrowHasCome() {
        var entity = registry.entities(SandboxEntityCase.HEAD_CHANGES_TOMORROW).getFirst();
        var later = new SandboxRegistry(Clock.offset(CLOCK, Duration.ofSeconds(1)));
        assertThat(entity.head())
                .isEqualTo(registry.person(SandboxCase.FORMER_HEAD).iin());
        assertThat(later.entity(entity.bin()).orElseThrow().head())
                .isEqualTo(registry.person(SandboxCase.NEW_HEAD).iin());
    }

    @Test
    void noTwoPersonsShareADocumentNumber() {
        var hard = Stream.of(SandboxCase.values()).map(registry::person);
        assertThat(Stream.concat(registry.persons().stream(), hard)
                        .map(person -> person.document().number()))
                .doesNotHaveDuplicates();
    }

    @Test
    void textsOfPersonsHoldNoNames() {
        var person = registry.persons().getFirst();
        assertThat(person.toString())
                .doesNotContain(person.surname())
                .doesNotContain(person.givenName())
                .doesNotContain(person.iin().digits());
    }
}
