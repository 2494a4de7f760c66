package kz.kualik.authority.registry;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.IntStream;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.EntityKind;
import kz.kualik.pki.identity.EntityUnit;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.SandboxIdentifiers;
import kz.kualik.pki.identity.Sex;

/**
 * The persons and entities to whom something happens on a certain day. There is one for every day: somebody turns sixteen,
 * and some entity gets another head. Who "today's" is changes at midnight; what is true of each of them never does.
 */
final class SandboxDays {

    private static final int SIXTEEN = 16;

    /** Beyond the indexes of ordinary persons born on one day, and different from those of the other hard cases. */
    private static final int PERSON_INDEX = 600;

    private static final LocalDate FIRST_BORN = LocalDate.of(2005, 1, 1);
    private static final LocalDate LAST_BORN = LocalDate.of(2060, 12, 31);
    private static final int DOCUMENT_YEARS = 30;
    private static final int FIRST_DOCUMENT = 700_000_000;

    /** The day of the month in which the head changes is told by the index of the BIN. */
    private static final int ENTITY_INDEX = 400;

    private static final int REGISTERED_YEARS_BEFORE = 20;
    private static final int FIRST_CHANGE_YEAR = 2020;
    private static final int LAST_CHANGE_YEAR = 2080;

    private final RegisteredPerson formerHead;
    private final RegisteredPerson newHead;

    /**
     * @param formerHead who heads each entity before its day
     * @param newHead who heads it from its day on
     */
    SandboxDays(RegisteredPerson formerHead, RegisteredPerson newHead) {
        this.formerHead = formerHead;
        this.newHead = newHead;
    }

    /** Whose sixteenth birthday is on the day. */
    RegisteredPerson turningSixteenOn(LocalDate day) {
        return born(day.minusYears(SIXTEEN));
    }

    /** The person with this number, if it is one of these. */
    Optional<RegisteredPerson> person(Iin iin) {
        return iin.plausibleBirthDate()
                .filter(date -> !date.isBefore(FIRST_BORN) && !date.isAfter(LAST_BORN))
                .map(SandboxDays::born)
                .filter(person -> person.iin().equals(iin));
    }

    /** The entity that gets another head on the day, as the registry shows it on the other day. */
    RegisteredEntity headChangingOn(LocalDate day, LocalDate seenOn) {
        var head = seenOn.isBefore(day) ? formerHead : newHead;
        return new RegisteredEntity(
                bin(day), "\"ШУ БАЙЛАНЫС " + day + " TEST\" ЖШС", EntityState.ACTIVE, head.iin(), Optional.empty());
    }

    /** The entity with this number as it is seen on the day, if it is one of these. */
    Optional<RegisteredEntity> entity(Bin bin, LocalDate seenOn) {
        if (!bin.isSandbox()) {
            return Optional.empty();
        }
        int year =
                2000 + REGISTERED_YEARS_BEFORE + Integer.parseInt(bin.digits().substring(0, 2));
        int month = Integer.parseInt(bin.digits().substring(2, 4));
        if (year < FIRST_CHANGE_YEAR || year > LAST_CHANGE_YEAR || month < 1 || month > 12) {
            return Optional.empty();
        }
        var changing = YearMonth.of(year, month);
        return IntStream.rangeClosed(1, changing.lengthOfMonth())
                .mapToObj(changing::atDay)
                .filter(day -> bin(day).equals(bin))
                .findFirst()
                .map(day -> headChangingOn(day, seenOn));
    }

    private static Bin bin(LocalDate day) {
        return SandboxIdentifiers.bin(
                YearMonth.from(day).minusYears(REGISTERED_YEARS_BEFORE),
                EntityKind.RESIDENT,
                EntityUnit.HEAD_OFFICE,
                ENTITY_INDEX + day.getDayOfMonth());
    }

    private static RegisteredPerson born(LocalDate birthDate) {
        var document = Long.toString(FIRST_DOCUMENT + birthDate.toEpochDay());
        return new RegisteredPerson(
                SandboxIdentifiers.iin(birthDate, Sex.MALE, PERSON_INDEX),
                "ТУҒАНКҮНОВ",
                "САНЖАР",
                Optional.of("АРМАНҰЛЫ"),
                birthDate,
                Residency.RESIDENT,
                new IdentityDocument(document, birthDate.plusYears(DOCUMENT_YEARS)),
                Optional.empty());
    }
}
