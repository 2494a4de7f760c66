package kz.kualik.authority.registry;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.pki.identity.SandboxIdentifiers;
import kz.kualik.pki.identity.Sex;

/** The persons whom software gets wrong and who do not depend on the day; made by hand, one by one. */
final class SandboxHardPersons {

    static final LocalDate DOCUMENTS_VALID_UNTIL = LocalDate.of(2036, 12, 31);

    private static final LocalDate DOCUMENT_EXPIRED_ON = LocalDate.of(2024, 1, 15);

    /** Far beyond the indexes that ordinary persons born on one day use. */
    private static final int FIRST_INDEX = 620;

    private static final int FIRST_DOCUMENT = 890_000_000;

    private final Map<SandboxCase, RegisteredPerson> persons = new EnumMap<>(SandboxCase.class);
    private final RegisteredPerson head;

    SandboxHardPersons() {
        var deceased = ordinary(0, born(1950, 7, 14), Sex.FEMALE, "ӘБДІРАХМАНОВА", "САУЛЕ", "МАРАТҚЫЗЫ");
        enter(SandboxCase.DECEASED, died(deceased, LocalDate.of(2025, 10, 3)));
        enter(SandboxCase.NO_PATRONYMIC, withoutPatronymic(1, born(1988, 2, 29), Sex.MALE, "ОСПАНОВ", "ҚАЙРАТ"));
        enter(SandboxCase.ONE_LETTER_SURNAME, ordinary(2, born(1979, 11, 5), Sex.MALE, "Ю", "ІЛИЯС", "ҺАМИТҰЛЫ"));
        enter(SandboxCase.NON_RESIDENT, foreigner());
        enter(
                SandboxCase.IIN_SUGGESTS_CHILD,
                reallyBorn(
                        born(1991, 5, 5), ordinary(4, born(2015, 5, 5), Sex.FEMALE, "ОМАРОВА", "ТОҒЖАН", "АРМАНҚЫЗЫ")));
        enter(
                SandboxCase.IIN_SUGGESTS_ADULT,
                reallyBorn(born(2015, 9, 8), ordinary(5, born(1980, 9, 8), Sex.MALE, "ТҮСІПОВ", "ДИДАР", "ЖАНДОСҰЛЫ")));
        enter(
                SandboxCase.DOCUMENT_EXPIRED,
                withDocumentUntil(
                        DOCUMENT_EXPIRED_ON,
                        ordinary(6, born(1966, 3, 22), Sex.MALE, "ЖҮНІСОВ", "БАУЫРЖАН", "ЕРЛАНҰЛЫ")));
        enter(SandboxCase.ACTING_HEAD, ordinary(7, born(1984, 5, 21), Sex.FEMALE, "СҰЛТАНОВА", "ӘЙГЕРІМ", "АСҚАРҚЫЗЫ"));
        enter(
                SandboxCase.ACTING_HEAD_TERM_OVER,
                ordinary(8, born(1971, 8, 30), Sex.MALE, "САДЫҚОВ", "ЕРЛАН", "МАРАТҰЛЫ"));
        enter(
                SandboxCase.HEAD_OF_THREE,
                ordinary(9, born(1968, 12, 16), Sex.FEMALE, "ЖАҚСЫЛЫҚОВА", "ГҮЛНАР", "ОЛЖАСҚЫЗЫ"));
        enter(SandboxCase.FORMER_HEAD, ordinary(10, born(1964, 2, 11), Sex.MALE, "ЕСЕНОВ", "МАРАТ", "ҒАЛЫМҰЛЫ"));
        enter(SandboxCase.NEW_HEAD, ordinary(11, born(1983, 10, 27), Sex.FEMALE, "ҚАСЫМОВА", "ІҢКӘР", "САНЖАРҚЫЗЫ"));
        head = ordinary(12, born(1975, 4, 2), Sex.MALE, "ДӘУЛЕТОВ", "ҒАЛЫМ", "САНЖАРҰЛЫ");
    }

    /** Everybody made here. */
    Stream<RegisteredPerson> all() {
        return Stream.concat(persons.values().stream(), Stream.of(head));
    }

    /** The person of the case; nobody if the case depends on the day. */
    Optional<RegisteredPerson> of(SandboxCase wanted) {
        return Optional.ofNullable(persons.get(wanted));
    }

    /** An ordinary person who heads what no case of a person heads. */
    RegisteredPerson head() {
        return head;
    }

    private void enter(SandboxCase what, RegisteredPerson person) {
        persons.put(what, person);
    }

    private static LocalDate born(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }

    private static RegisteredPerson ordinary(
            int number, LocalDate birthDate, Sex sex, String surname, String givenName, String patronymic) {
        return person(number, birthDate, sex, surname, givenName, Optional.of(patronymic));
    }

    private static RegisteredPerson withoutPatronymic(
            int number, LocalDate birthDate, Sex sex, String surname, String givenName) {
        return person(number, birthDate, sex, surname, givenName, Optional.empty());
    }

    private static RegisteredPerson person(
            int number, LocalDate birthDate, Sex sex, String surname, String givenName, Optional<String> patronymic) {
        return new RegisteredPerson(
                SandboxIdentifiers.iin(birthDate, sex, FIRST_INDEX + number),
                surname,
                givenName,
                patronymic,
                birthDate,
                Residency.RESIDENT,
                new IdentityDocument(Integer.toString(FIRST_DOCUMENT + number), DOCUMENTS_VALID_UNTIL),
                Optional.empty());
    }

    /** Foreigners have ordinary IINs; the passport's number has letters, and most have no patronymic. */
    private static RegisteredPerson foreigner() {
        var birthDate = born(1982, 6, 17);
        return new RegisteredPerson(
                SandboxIdentifiers.iin(birthDate, Sex.MALE, FIRST_INDEX + 3),
                "VAN DER BERG",
                "JOHANNES",
                Optional.empty(),
                birthDate,
                Residency.NON_RESIDENT,
                new IdentityDocument("NL9TEST03", DOCUMENTS_VALID_UNTIL),
                Optional.empty());
    }

    private static RegisteredPerson died(RegisteredPerson who, LocalDate day) {
        return new RegisteredPerson(
                who.iin(),
                who.surname(),
                who.givenName(),
                who.patronymic(),
                who.birthDate(),
                who.residency(),
                who.document(),
                Optional.of(day));
    }

    private static RegisteredPerson reallyBorn(LocalDate birthDate, RegisteredPerson who) {
        return new RegisteredPerson(
                who.iin(),
                who.surname(),
                who.givenName(),
                who.patronymic(),
                birthDate,
                who.residency(),
                who.document(),
                who.diedOn());
    }

    private static RegisteredPerson withDocumentUntil(LocalDate lastDay, RegisteredPerson who) {
        return new RegisteredPerson(
                who.iin(),
                who.surname(),
                who.givenName(),
                who.patronymic(),
                who.birthDate(),
                who.residency(),
                new IdentityDocument(who.document().number(), lastDay),
                who.diedOn());
    }
}
