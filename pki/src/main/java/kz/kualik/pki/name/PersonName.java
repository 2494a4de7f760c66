package kz.kualik.pki.name;

import java.util.Optional;

/**
 * The name of a person as the registry has it.
 *
 * @param surname one letter is enough
 * @param givenName the first name; some people have a single name only
 * @param patronymic not everybody has one
 */
public record PersonName(String surname, Optional<String> givenName, Optional<String> patronymic) {

    public static PersonName of(String surname, String givenName) {
        return new PersonName(surname, Optional.of(givenName), Optional.empty());
    }

    public static PersonName of(String surname, String givenName, String patronymic) {
        return new PersonName(surname, Optional.of(givenName), Optional.of(patronymic));
    }

    /** Surname and first name, as they stand in {@code commonName}. */
    public String commonName() {
        return givenName.map(given -> surname + " " + given).orElse(surname);
    }

    /** Hides the name, because texts like this one end in logs. */
    @Override
    public String toString() {
        return "PersonName[hidden]";
    }
}
