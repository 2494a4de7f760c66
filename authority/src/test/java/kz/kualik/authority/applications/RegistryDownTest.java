package kz.kualik.authority.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.IdentityDocument;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.RegistryUnavailableException;
import kz.kualik.authority.registry.Residency;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.testing.AdjustableRegistry;
import kz.kualik.authority.testing.DeskContext;
import kz.kualik.authority.testing.FreshDatabase;
import kz.kualik.authority.testing.TestClock;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.pki.oid.IdentificationMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** While the registry is silent nothing is accepted or approved; while it is slow it holds nobody up. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(classes = DeskContext.class, initializers = FreshDatabase.class)
class RegistryDownTest {

    private static final AtomicInteger NEXT_PERSON = new AtomicInteger(700);

    @Autowired
    private Submission submission;

    @Autowired
    private Decisions decisions;

    @Autowired
    private ApplicantDesk desk;

    @Autowired
    private ApplicationTable applications;

    @Autowired
    private AdjustableRegistry registry;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void theRegistryIsWellAgain() {
        registry.rise();
        registry.whileAsked(() -> {});
        clock.goOn();
    }

    @Test
    void nothingIsAcceptedAndNothingIsLeftBehind() {
        var form = Applicants.individual(somebody());
        var before = rows();
        registry.fall();
        assertThatThrownBy(() -> submission.submit(form)).isInstanceOf(RegistryUnavailableException.class);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void nothingIsApprovedAndTheSameApprovalWorksWhenTheRegistryIsBack() throws Exception {
        var number = underReview(somebody());
        var before = applications.find(number).orElseThrow();
        registry.fall();
        assertThatThrownBy(() -> decisions.approve(number, operator(1)))
                .isInstanceOf(RegistryUnavailableException.class);
        assertThat(applications.find(number).orElseThrow()).isEqualTo(before);
        registry.rise();
        assertThat(decisions.approve(number, operator(1)).state()).isEqualTo(new ApplicationState.Approved());
    }

    @Test
    void aVisitIsNotRecordedWhileTheVisitorCannotBeComparedWithTheRegistry() throws Exception {
        var number = submission.submit(Applicants.individual(somebody())).number();
        registry.fall();
        assertThatThrownBy(() -> identify(number)).isInstanceOf(RegistryUnavailableException.class);
        assertThat(applications.find(number).orElseThrow().state()).isEqualTo(new ApplicationState.AwaitingVisit());
    }

    @Test
    void whileTheRegistryIsAskedTheApplicationIsNotLocked() throws Exception {
        var number = underReview(somebody());
        var locks = new AtomicInteger();
        registry.whileAsked(() -> {
            // Fails at once if anybody holds the row.
            transaction.executeWithoutResult(
                    status -> jdbc.sql("select id from application where number = :number for update nowait")
                            .param("number", number.digits())
                            .query(UUID.class)
                            .single());
            locks.incrementAndGet();
        });
        assertThat(decisions.approve(number, operator(1)).state()).isEqualTo(new ApplicationState.Approved());
        assertThat(locks).hasValue(1);
    }

    @Test
    void whatChangesWhileTheRegistryIsAskedIsNotApproved() throws Exception {
        var person = somebody();
        var number = underReview(person);
        once(() -> desk.withdraw(number, person.document().number()));
        assertThatThrownBy(() -> decisions.approve(number, operator(1)))
                .isInstanceOf(TransitionNotAllowedException.class);
        assertThat(applications.find(number).orElseThrow().state()).isEqualTo(new ApplicationState.Withdrawn());
    }

    @Test
    void anApplicationThatWasGivenBackAndIdentifiedAgainMeanwhileIsAnotherOneThanTheOneLookedAt() throws Exception {
        var person = somebody();
        var number = underReview(person);
        once(() -> transaction.execute(
                status -> jdbc.sql("update application set version = version + 1 where number = :number")
                        .param("number", number.digits())
                        .update()));
        assertThatThrownBy(() -> decisions.approve(number, operator(1)))
                .isInstanceOf(ApplicationChangedException.class);
        assertThat(applications.find(number).orElseThrow().state()).isEqualTo(new ApplicationState.UnderReview());
    }

    @Test
    void whoDiesAfterTheVisitIsNotApproved() throws Exception {
        var person = somebody();
        var number = underReview(person);
        registry.say(new RegisteredPerson(
                person.iin(),
                person.surname(),
                person.givenName(),
                person.patronymic(),
                person.birthDate(),
                Residency.RESIDENT,
                person.document(),
                Optional.of(AlmatyTime.dateAt(clock.instant()))));
        assertThatThrownBy(() -> decisions.approve(number, operator(1)))
                .isInstanceOf(IdentityNotConfirmedException.class);
    }

    @Test
    void theAgeIsJudgedAtTheInstantOfTheApprovalByTheBirthDateOfThatInstant() throws Exception {
        var person = somebody();
        var number = underReview(person);
        var today = AlmatyTime.dateAt(clock.instant());
        registry.say(new RegisteredPerson(
                person.iin(),
                person.surname(),
                person.givenName(),
                person.patronymic(),
                today.plusDays(1).minusYears(16),
                Residency.RESIDENT,
                new IdentityDocument(person.document().number(), today.plusYears(1)),
                Optional.empty()));
        clock.stopAt(AlmatyTime.endOf(today).minusNanos(1_000));
        assertThatThrownBy(() -> decisions.approve(number, operator(1))).isInstanceOf(UnderSixteenException.class);
        clock.stopAt(AlmatyTime.endOf(today));
        assertThat(decisions.approve(number, operator(1)).state()).isEqualTo(new ApplicationState.Approved());
    }

    /** Runs the act inside the next question only. */
    private void once(Act act) {
        registry.whileAsked(() -> {
            registry.whileAsked(() -> {});
            try {
                act.run();
            } catch (ProblemException e) {
                throw new AssertionError(e);
            }
        });
    }

    private ApplicationNumber underReview(RegisteredPerson person) throws ProblemException {
        var number = submission.submit(Applicants.individual(person)).number();
        identify(number);
        return number;
    }

    private void identify(ApplicationNumber number) throws ProblemException {
        decisions.identified(number, operator(1), IdentificationMethod.VISIT, (application, applicant) -> {});
    }

    private long rows() {
        return jdbc.sql("""
                select (select count(*) from application) + (select count(*) from application_key)
                     + (select count(*) from person) + (select count(*) from audit_record)
                """).query(Long.class).single();
    }

    private Operator operator(int number) {
        var member = staff.members().get(number);
        return new Operator(member.id(), member.person(), member.centre());
    }

    private static RegisteredPerson somebody() {
        return SandboxPeople.adult(NEXT_PERSON.getAndIncrement());
    }

    @FunctionalInterface
    private interface Act {
        Object run() throws ProblemException;
    }
}
