package kz.kualik.authority.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.time.AlmatyTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the sandbox's people, so that one can apply in their name; there is no such address outside the sandbox. */
@RestController
@RequestMapping("/api/v1/sandbox")
@ConditionalOnProperty(name = "kualik.sandbox", havingValue = "true", matchIfMissing = true)
class SandboxRegistryController {

    private static final int MAXIMUM = 1_000;

    private final SandboxRegistry registry;
    private final Clock clock;

    SandboxRegistryController(SandboxRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Persons, filtered by age in full years today. */
    @GetMapping("/persons")
    List<PersonView> persons(
            @RequestParam(defaultValue = "0") int minimumAge,
            @RequestParam(defaultValue = "150") int maximumAge,
            @RequestParam(defaultValue = "20") int limit) {
        var today = AlmatyTime.dateAt(clock.instant());
        return registry.persons().stream()
                .map(person -> PersonView.of(person, today))
                .filter(person -> person.age() >= minimumAge && person.age() <= maximumAge)
                .limit(Math.clamp(limit, 1, MAXIMUM))
                .toList();
    }

    @GetMapping("/entities")
    List<EntityView> entities(@RequestParam(defaultValue = "20") int limit) {
        return registry.entities().stream()
                .map(entity -> EntityView.of(entity, registry.person(entity.head())))
                .limit(Math.clamp(limit, 1, MAXIMUM))
                .toList();
    }

    /** A person of the sandbox with all that an application in their name needs. */
    record PersonView(
            String iin,
            String surname,
            String givenName,
            Optional<String> patronymic,
            LocalDate birthDate,
            int age,
            String documentNumber) {

        static PersonView of(RegisteredPerson person, LocalDate today) {
            return new PersonView(
                    person.iin().digits(),
                    person.surname(),
                    person.givenName(),
                    person.patronymic(),
                    person.birthDate(),
                    Period.between(person.birthDate(), today).getYears(),
                    person.document().number());
        }
    }

    /** An entity of the sandbox with what its head needs to apply. */
    record EntityView(String bin, String name, boolean active, String headIin, Optional<String> headDocumentNumber) {

        static EntityView of(RegisteredEntity entity, Optional<RegisteredPerson> head) {
            return new EntityView(
                    entity.bin().digits(),
                    entity.name(),
                    entity.active(),
                    entity.head().digits(),
                    head.map(person -> person.document().number()));
        }
    }
}
