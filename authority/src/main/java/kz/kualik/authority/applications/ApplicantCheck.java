package kz.kualik.authority.applications;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Optional;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.Registry;
import kz.kualik.authority.registry.RegistryUnavailableException;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.oid.SubjectType;
import org.springframework.stereotype.Component;

/**
 * What the registry must say of an applicant. A stranger gets one answer for every way in which IIN and document do not
 * fit, found on one path through the code, so that neither words nor time tell whether somebody exists, lives, or has
 * another document.
 */
@Component
class ApplicantCheck {

    /** Stands for the document of a person who is not there, so that the comparison happens all the same. */
    private static final String NO_DOCUMENT = "000000000";

    private final Registry registry;

    ApplicantCheck(Registry registry) {
        this.registry = registry;
    }

    /** The living person with this IIN whose document of that number is valid on the day. */
    RegisteredPerson personWithDocument(Iin iin, String documentNumber, LocalDate today)
            throws RegistryUnavailableException, IdentityNotConfirmedException {
        var found = registry.person(iin);
        var expected = found.map(person -> person.document().number()).orElse(NO_DOCUMENT);
        var sameDocument = sameText(expected, documentNumber);
        var mayApply = found.filter(RegisteredPerson::isAlive)
                .filter(person -> person.document().isValidOn(today))
                .isPresent();
        return found.filter(person -> sameDocument && mayApply).orElseThrow(IdentityNotConfirmedException::new);
    }

    /** The living person with this IIN. */
    RegisteredPerson livingPerson(Iin iin) throws RegistryUnavailableException, IdentityNotConfirmedException {
        return registry.person(iin).filter(RegisteredPerson::isAlive).orElseThrow(IdentityNotConfirmedException::new);
    }

    /** The active entity, headed by the person where the subject type says so; empty for an individual. */
    Optional<RegisteredEntity> entity(SubjectType type, Optional<Bin> bin, Iin person)
            throws RegistryUnavailableException, EntityNotConfirmedException {
        if (bin.isEmpty()) {
            return Optional.empty();
        }
        var entity = registry.entity(bin.get())
                .filter(RegisteredEntity::active)
                .filter(found -> type != SubjectType.FIRST_HEAD || found.head().equals(person))
                .orElseThrow(EntityNotConfirmedException::new);
        return Optional.of(entity);
    }

    /** Compares in a time that does not depend on where the texts differ. */
    static boolean sameText(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }
}
