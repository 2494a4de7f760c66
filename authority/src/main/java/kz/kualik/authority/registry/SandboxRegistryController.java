package kz.kualik.authority.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.authority.web.InvalidCursorException;
import kz.kualik.authority.web.OpenToAll;
import kz.kualik.authority.web.Page;
import kz.kualik.authority.web.PageRequest;
import kz.kualik.authority.web.Position;
import kz.kualik.pki.identity.Iin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the sandbox's people, so that one can apply in their name; there is no such address outside the sandbox. */
@RestController
@RequestMapping("/api/v1/sandbox")
@OpenToAll("the sandbox is there to be played with; its people do not exist")
@ConditionalOnProperty(name = "kualik.sandbox", havingValue = "true", matchIfMissing = true)
class SandboxRegistryController {

    private final SandboxRegistry registry;
    private final Clock clock;

    SandboxRegistryController(SandboxRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Persons: that of a hard case if one is named; otherwise ordinary ones, filtered by age in full years today. */
    @GetMapping("/persons")
    Page<PersonView> persons(
            @RequestParam("case") Optional<SandboxCase> wanted,
            @RequestParam(defaultValue = "0") int minimumAge,
            @RequestParam(defaultValue = "150") int maximumAge,
            PageRequest page)
            throws InvalidCursorException {
        var today = AlmatyTime.dateAt(clock.instant());
        var views = wanted.map(registry::person).map(List::of).orElseGet(registry::persons).stream()
                .map(person -> PersonView.of(person, today))
                .filter(person -> person.age() >= minimumAge && person.age() <= maximumAge)
                .toList();
        return page(page, "sandbox-persons", views, PersonView::iin);
    }

    /** Entities: those of a hard case if one is named, otherwise ordinary ones. */
    @GetMapping("/entities")
    Page<EntityView> entities(@RequestParam("case") Optional<SandboxEntityCase> wanted, PageRequest page)
            throws InvalidCursorException {
        var views = wanted.map(registry::entities).orElseGet(registry::entities).stream()
                .map(this::view)
                .toList();
        return page(page, "sandbox-entities", views, EntityView::bin);
    }

    /** The sandbox's people stand in no order of numbers; the page begins after the one whom the cursor names. */
    private static <T> Page<T> page(PageRequest page, String list, List<T> all, Function<T, String> number)
            throws InvalidCursorException {
        var after = page.after(list);
        var start = 0;
        if (after.isPresent()) {
            var last = after.get().text(0);
            while (start < all.size() && !number.apply(all.get(start)).equals(last)) {
                start++;
            }
            start++;
        }
        var fetched = all.stream().skip(start).limit(page.fetch()).toList();
        return page.page(list, fetched, row -> Position.of(number.apply(row)));
    }

    private EntityView view(RegisteredEntity entity) {
        return new EntityView(
                entity.bin().digits(),
                entity.name(),
                entity.state(),
                entity.head().digits(),
                documentOf(entity.head()),
                entity.actingHead().map(acting -> acting.iin().digits()),
                entity.actingHead().map(ActingHead::iin).flatMap(this::documentOf));
    }

    private Optional<String> documentOf(Iin iin) {
        return registry.person(iin).map(person -> person.document().number());
    }

    /** A person of the sandbox with all that an application in their name needs. */
    record PersonView(
            String iin,
            String surname,
            String givenName,
            Optional<String> patronymic,
            LocalDate birthDate,
            int age,
            Residency residency,
            String documentNumber) {

        static PersonView of(RegisteredPerson person, LocalDate today) {
            return new PersonView(
                    person.iin().digits(),
                    person.surname(),
                    person.givenName(),
                    person.patronymic(),
                    person.birthDate(),
                    Period.between(person.birthDate(), today).getYears(),
                    person.residency(),
                    person.document().number());
        }
    }

    /** An entity of the sandbox with what its head needs to apply. */
    record EntityView(
            String bin,
            String name,
            EntityState state,
            String headIin,
            Optional<String> headDocumentNumber,
            Optional<String> actingHeadIin,
            Optional<String> actingHeadDocumentNumber) {}
}
