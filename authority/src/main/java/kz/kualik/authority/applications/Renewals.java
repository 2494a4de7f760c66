package kz.kualik.authority.applications;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.Identities;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the applications of holders whom a valid key identifies, and approves them by rule: nobody of the staff has a part in
 * it. The registry is asked afresh and holds no transaction up; while it is silent nothing is taken. New keys are taken in files
 * only, because nobody sees where keys lie that were made at home.
 */
@Service
public class Renewals {

    private final RequestExaminer examiner;
    private final ApplicantCheck registry;
    private final Identities identities;
    private final RenewalIntake intake;
    private final Agreement agreement;
    private final LegalRules rules;
    private final TransactionTemplate reading;
    private final Clock clock;

    Renewals(
            RequestExaminer examiner,
            ApplicantCheck registry,
            Identities identities,
            RenewalIntake intake,
            Agreement agreement,
            LegalRules rules,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.examiner = examiner;
        this.registry = registry;
        this.identities = identities;
        this.intake = intake;
        this.agreement = agreement;
        this.rules = rules;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    /** Keeps what has shown who the holder is, or refuses it; runs in the transaction of the approval. */
    @FunctionalInterface
    public interface Evidence {
        void keep(Application application, RegistryFacts facts) throws ProblemException;
    }

    private record Numbers(Iin person, Optional<Bin> entity) {}

    /**
     * Takes and approves the application, or does neither.
     *
     * @return the application, approved; certificates follow as after every approval
     * @throws RenewalNotOpenException if holders of this type come to a centre by the rules of the day
     * @throws IdentityNotConfirmedException if the registry has no such living person with this document, valid today
     * @throws EntityNotActiveException if the entity is being wound up or is not there any more
     * @throws RoleNotHeldException if the registry names somebody else as the head today
     */
    public Application renew(RenewalForm form, Evidence evidence) throws ProblemException {
        SubmissionForm.requireSound(form.documentNumber(), form.language(), form.agreementVersion(), form.email());
        agreement.requireInForce(form.agreementVersion());
        var today = AlmatyTime.dateAt(clock.instant());
        if (!rules.renewalWithValidKey(today)
                .value()
                .contains(form.subjectType().name())) {
            throw new RenewalNotOpenException();
        }
        var requests = examiner.examine(form.requests(), KeyStorage.PKCS12_FILE, form.email());
        var numbers = numbers(form);
        var person = registry.personWithDocument(numbers.person(), form.documentNumber(), today);
        requireAge(person, today);
        var entity = entity(form.subjectType(), numbers, today);
        return intake.take(form, new RegistryFacts(person, entity), requests, evidence);
    }

    private Numbers numbers(RenewalForm form) {
        return reading.execute(status ->
                new Numbers(identities.iin(form.person()), form.entity().map(identities::bin)));
    }

    private void requireAge(RegisteredPerson person, LocalDate today) throws UnderSixteenException {
        if (!rules.minimumAge(today).value().isReachedOn(today, person.birthDate())) {
            throw new UnderSixteenException(rules.oldEnoughFrom(today, person.birthDate()));
        }
    }

    private Optional<RegisteredEntity> entity(SubjectType type, Numbers numbers, LocalDate today)
            throws ProblemException {
        if (numbers.entity().isEmpty()) {
            return Optional.empty();
        }
        var entity = registry.asRegisteredForStrangers(numbers.entity().get())
                .filter(RegisteredEntity::active)
                .orElseThrow(EntityNotActiveException::new);
        if (type == SubjectType.FIRST_HEAD && !entity.isHeadedBy(numbers.person(), today)) {
            throw new RoleNotHeldException();
        }
        return Optional.of(entity);
    }
}
