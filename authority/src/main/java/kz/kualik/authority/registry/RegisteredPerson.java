package kz.kualik.authority.registry;

import java.time.LocalDate;
import java.util.Optional;
import kz.kualik.pki.identity.Iin;

/**
 * A person as the registry knows them.
 *
 * @param iin the number by which they are known
 * @param surname family name; one letter is enough
 * @param givenName first name
 * @param patronymic father's name; many people have none
 * @param birthDate the date that age is judged by; what the IIN's digits suggest does not count
 * @param residency whether they show a document of Kazakhstan or a foreign one
 * @param document the valid identity document
 * @param diedOn the day of death, if the person is dead
 */
public record RegisteredPerson(
        Iin iin,
        String surname,
        String givenName,
        Optional<String> patronymic,
        LocalDate birthDate,
        Residency residency,
        IdentityDocument document,
        Optional<LocalDate> diedOn) {

    public boolean isAlive() {
        return diedOn.isEmpty();
    }

    /** Nothing of a person belongs into a log. */
    @Override
    public String toString() {
        return "RegisteredPerson[" + iin + "]";
    }
}
