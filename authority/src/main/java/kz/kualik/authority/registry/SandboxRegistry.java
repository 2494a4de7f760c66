package kz.kualik.authority.registry;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.EntityKind;
import kz.kualik.pki.identity.EntityUnit;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.SandboxIdentifiers;
import kz.kualik.pki.identity.Sex;

/**
 * A registry of 1 000 persons and 200 entities who do not exist, the same ones at every start. Nine of ten persons are
 * adults; the tenths are children of all ages up to sixteen. Their numbers can never be issued to anybody.
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
    private static final LocalDate DOCUMENTS_VALID_UNTIL = LocalDate.of(2036, 12, 31);

    private final Map<Iin, RegisteredPerson> persons = LinkedHashMap.newLinkedHashMap(PERSONS);
    private final Map<Bin, RegisteredEntity> entities = LinkedHashMap.newLinkedHashMap(ENTITIES);

    SandboxRegistry() {
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
        return Optional.ofNullable(persons.get(iin));
    }

    @Override
    public Optional<RegisteredEntity> entity(Bin bin) {
        return Optional.ofNullable(entities.get(bin));
    }

    @Override
    public List<RegisteredPerson> adults(int number) {
        return persons.values().stream()
                .filter(person -> person.birthDate().isBefore(FIRST_CHILD))
                .limit(number)
                .toList();
    }

    /** All of them, in the order of their making. */
    List<RegisteredPerson> persons() {
        return new ArrayList<>(persons.values());
    }

    List<RegisteredEntity> entities() {
        return new ArrayList<>(entities.values());
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
                new IdentityDocument("%09d".formatted(900_000_000 + number * 37 % 1_000_000), DOCUMENTS_VALID_UNTIL),
                Optional.empty());
    }

    private static RegisteredEntity entity(int number, Random random, List<RegisteredPerson> adults) {
        var registered = YearMonth.of(1998 + number % 28, 1 + number % 12);
        return new RegisteredEntity(
                SandboxIdentifiers.bin(registered, EntityKind.RESIDENT, EntityUnit.HEAD_OFFICE, number),
                SandboxNames.entity(random),
                adults.get(number * 3).iin(),
                true);
    }
}
