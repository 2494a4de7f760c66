package kz.kualik.authority.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.EntityKind;
import kz.kualik.pki.identity.EntityUnit;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.SandboxIdentifiers;
import kz.kualik.pki.identity.Sex;

/**
 * A registry of 1 000 ordinary persons and 200 ordinary entities who do not exist, the same ones at every start, and of the
 * hard cases beside them ({@link SandboxCase}, {@link SandboxEntityCase}). Nine of ten ordinary persons are adults; the
 * tenths are children of all ages up to sixteen. Their numbers can never be issued to anybody.
 */
final class SandboxRegistry implements Registry, SandboxPersons {

    static final int PERSONS = 1_000;
    static final int ENTITIES = 200;

    private static final long SEED = 370_2003L;
    private static final int ONE_CHILD_IN = 10;
    private static final LocalDate FIRST_ADULT = LocalDate.of(1946, 1, 1);
    private static final int ADULT_DAYS = 22_645;
    private static final LocalDate FIRST_CHILD = LocalDate.of(2010, 12, 1);
    private static final int DAYS_BETWEEN_CHILDREN = 58;

    private final Map<Iin, RegisteredPerson> persons = LinkedHashMap.newLinkedHashMap(PERSONS);
    private final Map<Bin, RegisteredEntity> entities = LinkedHashMap.newLinkedHashMap(ENTITIES);
    private final SandboxHardPersons hardPersons = new SandboxHardPersons();
    private final SandboxHardEntities hardEntities = new SandboxHardEntities(hardPersons);
    private final Map<Iin, RegisteredPerson> hardByIin;
    private final Map<Bin, RegisteredEntity> hardByBin;
    private final SandboxDays days;
    private final Clock clock;

    SandboxRegistry(Clock clock) {
        this.clock = clock;
        this.days = new SandboxDays(
                hardPersons.of(SandboxCase.FORMER_HEAD).orElseThrow(),
                hardPersons.of(SandboxCase.NEW_HEAD).orElseThrow());
        this.hardByIin = hardPersons.all().collect(Collectors.toMap(RegisteredPerson::iin, person -> person));
        this.hardByBin = hardEntities.all().collect(Collectors.toMap(RegisteredEntity::bin, entity -> entity));
        // The sandbox must be the same everywhere; unpredictability is not wanted here.
        var random = new Random(SEED);
        var namesakes = new HashMap<String, Integer>();
        for (int number = 0; number < PERSONS; number++) {
            var person = person(number, random, namesakes);
            persons.put(person.iin(), person);
        }
        var adults = adults(PERSONS);
        for (int number = 0; number < ENTITIES; number++) {
            var entity = entity(number, random, adults);
            entities.put(entity.bin(), entity);
        }
    }

    @Override
    public Optional<RegisteredPerson> person(Iin iin) {
        Unhurried.require();
        return Optional.ofNullable(persons.get(iin))
                .or(() -> Optional.ofNullable(hardByIin.get(iin)))
                .or(() -> days.person(iin));
    }

    @Override
    public Optional<RegisteredEntity> entity(Bin bin) {
        Unhurried.require();
        return Optional.ofNullable(entities.get(bin))
                .or(() -> Optional.ofNullable(hardByBin.get(bin)))
                .or(() -> days.entity(bin, today()));
    }

    @Override
    public List<RegisteredPerson> adults(int number) {
        return persons.values().stream()
                .filter(person -> person.birthDate().isBefore(FIRST_CHILD))
                .limit(number)
                .toList();
    }

    /** The person of the case, today. */
    RegisteredPerson person(SandboxCase wanted) {
        return switch (wanted) {
            case TURNS_16_TODAY -> days.turningSixteenOn(today());
            case TURNS_16_TOMORROW -> days.turningSixteenOn(today().plusDays(1));
            default -> hardPersons.of(wanted).orElseThrow();
        };
    }

    /** The entities of the case, today. */
    List<RegisteredEntity> entities(SandboxEntityCase wanted) {
        var today = today();
        return switch (wanted) {
            case HEAD_CHANGED_YESTERDAY -> List.of(days.headChangingOn(today.minusDays(1), today));
            case HEAD_CHANGES_TOMORROW -> List.of(days.headChangingOn(today.plusDays(1), today));
            default -> hardEntities.of(wanted);
        };
    }

    /** The ordinary ones, in the order of their making. */
    List<RegisteredPerson> persons() {
        return new ArrayList<>(persons.values());
    }

    List<RegisteredEntity> entities() {
        return new ArrayList<>(entities.values());
    }

    private LocalDate today() {
        return AlmatyTime.dateAt(clock.instant());
    }

    private static RegisteredPerson person(int number, Random random, Map<String, Integer> namesakes) {
        var sex = number % 2 == 0 ? Sex.FEMALE : Sex.MALE;
        var birthDate = number % ONE_CHILD_IN == ONE_CHILD_IN - 1
                ? FIRST_CHILD.plusDays((long) (number / ONE_CHILD_IN) * DAYS_BETWEEN_CHILDREN)
                : FIRST_ADULT.plusDays(random.nextInt(ADULT_DAYS));
        var index = namesakes.merge(birthDate + " " + sex, 1, Integer::sum) - 1;
        return new RegisteredPerson(
                SandboxIdentifiers.iin(birthDate, sex, index),
                SandboxNames.surname(random, sex),
                SandboxNames.givenName(random, sex),
                SandboxNames.patronymic(random, sex),
                birthDate,
                Residency.RESIDENT,
                new IdentityDocument(
                        "%09d".formatted(900_000_000 + number * 37 % 1_000_000),
                        SandboxHardPersons.DOCUMENTS_VALID_UNTIL),
                Optional.empty());
    }

    private static RegisteredEntity entity(int number, Random random, List<RegisteredPerson> adults) {
        var registered = YearMonth.of(1998 + number % 28, 1 + number % 12);
        return new RegisteredEntity(
                SandboxIdentifiers.bin(registered, EntityKind.RESIDENT, EntityUnit.HEAD_OFFICE, number),
                SandboxNames.entity(random),
                EntityState.ACTIVE,
                adults.get(number * 3).iin(),
                Optional.empty());
    }
}
