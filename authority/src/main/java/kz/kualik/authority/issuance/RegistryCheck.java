package kz.kualik.authority.issuance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.Registry;
import kz.kualik.authority.registry.RegistryUnavailableException;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.pki.certificate.CertificateSubject;
import kz.kualik.pki.name.InvalidNameException;
import kz.kualik.pki.oid.SubjectType;
import org.springframework.stereotype.Component;

/**
 * Asks the registry again at the time of issue, because days lie between approval and issue at worst: alive, sixteen years
 * old (article 14), entity active, and still its head.
 */
@Component
final class RegistryCheck {

    private final Registry registry;
    private final LegalRules rules;

    RegistryCheck(Registry registry, LegalRules rules) {
        this.registry = registry;
        this.rules = rules;
    }

    /**
     * What the certificate will say of its holder.
     *
     * @throws NotIssuableException if the registry does not bear out the application
     * @throws RegistryNotAnsweringException if the registry is down: nothing is decided then
     */
    HolderFacts factsFor(ApprovedApplication application, Instant now) throws NotIssuableException {
        try {
            var person = registry.person(application.iin())
                    .filter(RegisteredPerson::isAlive)
                    .orElseThrow(RegistryCheck::disagrees);
            var today = AlmatyTime.dateAt(now);
            if (!rules.minimumAge(today).value().isReachedOn(today, person.birthDate())) {
                throw new NotIssuableException(IssuanceRefused.Reason.UNDER_SIXTEEN);
            }
            var entity = entity(application, person, today);
            return new HolderFacts(
                    person,
                    entity,
                    CertificateSubject.of(
                            HolderNames.of(application.systemName(), person, entity),
                            application.identifiedBy(),
                            application.storage()));
        } catch (RegistryUnavailableException e) {
            throw new RegistryNotAnsweringException(e);
        } catch (InvalidNameException e) {
            throw new NotIssuableException(IssuanceRefused.Reason.REGISTRY_DISAGREES, e);
        }
    }

    private Optional<RegisteredEntity> entity(ApprovedApplication application, RegisteredPerson person, LocalDate today)
            throws NotIssuableException, RegistryUnavailableException {
        if (application.bin().isEmpty()) {
            return Optional.empty();
        }
        var entity = registry.entity(application.bin().get())
                .filter(RegisteredEntity::active)
                .orElseThrow(RegistryCheck::disagrees);
        if (application.subjectType() == SubjectType.FIRST_HEAD && !entity.isHeadedBy(person.iin(), today)) {
            throw disagrees();
        }
        return Optional.of(entity);
    }

    private static NotIssuableException disagrees() {
        return new NotIssuableException(IssuanceRefused.Reason.REGISTRY_DISAGREES);
    }
}
