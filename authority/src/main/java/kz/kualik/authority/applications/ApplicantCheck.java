package kz.kualik.authority.applications;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.Registry;
import kz.kualik.authority.registry.RegistryUnavailableException;
import kz.kualik.authority.time.AlmatyTime;
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
    private final Clock clock;

    ApplicantCheck(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** The living person with this IIN whose document of that number is valid on the day. */
    RegisteredPerson personWithDocument(Iin iin, String documentNumber, LocalDate today)
            throws RegistryUnavailableException, IdentityNotConfirmedException {
        var found = registry.forStrangers().person(iin);
        var expected = found.map(person -> person.document().number()).orElse(NO_DOCUMENT);
        var sameDocument = sameText(expected, documentNumber);
        var mayApply = found.filter(RegisteredPerson::isAlive)
                .filter(person -> person.document().isValidOn(today))
                .isPresent();
        return found.filter(person -> sameDocument && mayApply).orElseThrow(IdentityNotConfirmedException::new);
    }

    /** The active entity, headed by the person where the subject type says so; empty for an individual. */
    Optional<RegisteredEntity> entity(SubjectType type, Optional<Bin> bin, Iin person)
            throws RegistryUnavailableException, EntityNotConfirmedException {
        var entity = bin.isPresent() ? registry.forStrangers().entity(bin.get()) : Optional.<RegisteredEntity>empty();
        requireEntity(type, bin, entity, person);
        return entity;
    }

    /** Refuses an entity that is not there or not active, or whose head or acting head the first head is not. */
    void requireEntity(SubjectType type, Optional<Bin> bin, Optional<RegisteredEntity> entity, Iin person)
            throws EntityNotConfirmedException {
        var today = AlmatyTime.dateAt(clock.instant());
        var confirmed = entity.filter(RegisteredEntity::active)
                .filter(found -> type != SubjectType.FIRST_HEAD || found.isHeadedBy(person, today))
                .isPresent();
        if (bin.isPresent() && !confirmed) {
            throw new EntityNotConfirmedException();
        }
    }

    /** The entity as the registry has it, active or not. */
    Optional<RegisteredEntity> asRegistered(Bin bin) throws RegistryUnavailableException {
        return registry.entity(bin);
    }

    /** The same, for a question that somebody outside has caused. */
    Optional<RegisteredEntity> asRegisteredForStrangers(Bin bin) throws RegistryUnavailableException {
        return registry.forStrangers().entity(bin);
    }

    /** The living applicant, and the entity concerned as the registry has it. */
    RegistryFacts factsOf(Look look) throws RegistryUnavailableException, IdentityNotConfirmedException {
        var person = registry.person(look.applicant())
                .filter(RegisteredPerson::isAlive)
                .orElseThrow(IdentityNotConfirmedException::new);
        var entity = look.bin().isPresent() ? registry.entity(look.bin().get()) : Optional.<RegisteredEntity>empty();
        return new RegistryFacts(person, entity);
    }

    /** Compares in a time that does not depend on where the texts differ. */
    static boolean sameText(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }
}
