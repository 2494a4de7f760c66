package kz.kualik.authority.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SandboxRegistryTest {

    private final SandboxRegistry registry = new SandboxRegistry();

    @Test
    void holdsAThousandPersonsAndTwoHundredEntities() {
        assertThat(registry.persons()).hasSize(1_000);
        assertThat(registry.entities()).hasSize(200);
    }

    @Test
    void isTheSameAtEveryStart() {
        var other = new SandboxRegistry();
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
                        .filter(head -> MinimumAge.isReachedOn(LocalDate.of(2026, 11, 22), head.birthDate()))
                        .isPresent());
    }

    @Test
    void thereArePersonsOfFifteenInEveryComingYear() {
        for (int year = 2026; year <= 2035; year++) {
            var day = LocalDate.of(year, 11, 22);
            assertThat(registry.persons())
                    .as("on %s", day)
                    .anyMatch(person -> !MinimumAge.isReachedOn(day, person.birthDate())
                            && person.birthDate().isBefore(day.minusYears(15)));
        }
    }

    @Test
    void noTwoPersonsShareADocumentNumber() {
        assertThat(registry.persons().stream().map(person -> person.document().number()))
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
