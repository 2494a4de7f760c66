package kz.kualik.authority.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import kz.kualik.authority.issuance.ApprovedApplications;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.testing.DeskContext;
import kz.kualik.authority.testing.FreshDatabase;
import kz.kualik.authority.testing.TestClock;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.identity.EntityKind;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.SubjectType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The sandbox's hard cases, each taken through the application's life on the real database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(classes = DeskContext.class, initializers = FreshDatabase.class)
class HardCasesTest {

    @Autowired
    private Submission submission;

    @Autowired
    private Decisions decisions;

    @Autowired
    private ApplicationViews views;

    @Autowired
    private ApprovedApplications reader;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private TestClock clock;

    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void stopTheClockAtNoon() {
        var noon = AlmatyTime.endOf(AlmatyTime.dateAt(clock.instant())).minusSeconds(12 * 3_600);
        clock.stopAt(noon);
        today = AlmatyTime.dateAt(noon);
    }

    @AfterEach
    void letTheClockGoOn() {
        clock.goOn();
    }

    @Test
    void whoTurnsSixteenTodayIsApproved() throws Exception {
        var person = SandboxPeople.turningSixteenOn(today);
        assertThat(approved(Applicants.individual(person)).state()).isEqualTo(new ApplicationState.Approved());
    }

    @Test
    void whoTurnsSixteenTomorrowIsRefusedInTheLastMicrosecondOfTodayAndAdmittedInTheNext() throws Exception {
        var tomorrow = today.plusDays(1);
        var person = SandboxPeople.turningSixteenOn(tomorrow);
        var midnight = AlmatyTime.endOf(today);
        clock.stopAt(midnight.minusNanos(1_000));
        var refused = views.of(submission.submit(Applicants.individual(person)));
        assertThat(refused.state()).isEqualTo(ApplicationState.Name.REFUSED);
        assertThat(refused.possibleFrom()).contains(tomorrow);
        clock.stopAt(midnight);
        assertThat(approved(Applicants.individual(person)).state()).isEqualTo(new ApplicationState.Approved());
    }

    @Test
    void theDayIsThatOfAlmatyAlsoWhileUtcHasTheDayBefore() throws Exception {
        clock.stopAt(Instant.parse("2027-03-09T19:00:00Z"));
        var person = SandboxPeople.turningSixteenOn(LocalDate.of(2027, 3, 10));
        assertThat(submission.submit(Applicants.individual(person)).state())
                .isEqualTo(new ApplicationState.AwaitingVisit());
    }

    @Test
    void ofADeadPersonAStrangerHearsWhatTheyHearOfAWrongDocument() {
        var dead = SandboxPeople.of("DECEASED");
        var living = SandboxPeople.of("NO_PATRONYMIC");
        var aboutTheDead = problem(Applicants.individual(dead));
        var wrongDocument = problem(Applicants.withDocument(living, "123456789"));
        assertThat(dead.isAlive()).isFalse();
        assertThat(aboutTheDead).hasSameClassAs(wrongDocument).hasMessage(wrongDocument.getMessage());
        assertThat(aboutTheDead.members()).isEqualTo(wrongDocument.members());
    }

    @Test
    void anExpiredDocumentIsNoDocument() {
        assertThat(problem(Applicants.individual(SandboxPeople.of("DOCUMENT_EXPIRED"))))
                .isInstanceOf(IdentityNotConfirmedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_PATRONYMIC", "ONE_LETTER_SURNAME", "NON_RESIDENT", "IIN_SUGGESTS_CHILD"})
    void unusualPersonsAreApprovedLikeEverybody(String which) throws Exception {
        assertThat(approved(Applicants.individual(SandboxPeople.of(which))).state())
                .isEqualTo(new ApplicationState.Approved());
    }

    @Test
    void theRegistrysBirthDateDecidesAndNotTheDigitsOfTheIin() throws Exception {
        var adult = SandboxPeople.of("IIN_SUGGESTS_CHILD");
        assertThat(adult.iin().plausibleBirthDate().orElseThrow()).isAfter(today.minusYears(16));
        assertThat(submission.submit(Applicants.individual(adult)).state())
                .isEqualTo(new ApplicationState.AwaitingVisit());
        var child = SandboxPeople.of("IIN_SUGGESTS_ADULT");
        assertThat(child.iin().plausibleBirthDate().orElseThrow()).isBefore(today.minusYears(16));
        var refused = views.of(submission.submit(Applicants.individual(child)));
        assertThat(refused.ground()).contains(RefusalGround.UNDER_SIXTEEN);
        assertThat(refused.possibleFrom()).contains(child.birthDate().plusYears(16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN_LIQUIDATION", "LIQUIDATED"})
    void nobodyGetsACertificateForAnEntityThatIsWoundUp(String which) {
        var entity = SandboxPeople.entitiesOf(which).getFirst();
        var head = SandboxPeople.headOf(entity);
        assertThat(problem(Applicants.firstHead(head, entity))).isInstanceOf(EntityNotConfirmedException.class);
        assertThat(problem(form(SubjectType.EMPLOYEE, SandboxPeople.of("NO_PATRONYMIC"), entity)))
                .isInstanceOf(EntityNotConfirmedException.class);
    }

    @Test
    void whenTheHeadChangedYesterdayTheNewOneGetsTheCertificateAndTheFormerOneDoesNot() throws Exception {
        var entity = SandboxPeople.headChangingOn(today.minusDays(1));
        var former = SandboxPeople.of("FORMER_HEAD");
        assertThat(problem(Applicants.firstHead(former, entity))).isInstanceOf(EntityNotConfirmedException.class);
        assertThat(approved(Applicants.firstHead(SandboxPeople.of("NEW_HEAD"), entity))
                        .state())
                .isEqualTo(new ApplicationState.Approved());
    }

    @Test
    void aHeadWhoLosesTheOfficeBetweenApplicationAndApprovalIsNotApproved() throws Exception {
        var entity = SandboxPeople.headChangingOn(today.plusDays(1));
        var number = submission
                .submit(Applicants.firstHead(SandboxPeople.of("FORMER_HEAD"), entity))
                .number();
        identified(number);
        clock.stopAt(AlmatyTime.endOf(today));
        assertThatThrownBy(() -> decisions.approve(number, operator(1)))
                .isInstanceOf(EntityNotConfirmedException.class);
    }

    @Test
    void anActingHeadIsAHeadWhileTheTermLastsAndTheHeadRemainsOne() throws Exception {
        var entity = SandboxPeople.entitiesOf("ACTING_HEAD").getFirst();
        var acting = SandboxPeople.of("ACTING_HEAD");
        assertThat(approved(Applicants.firstHead(acting, entity)).state()).isEqualTo(new ApplicationState.Approved());
        assertThat(approved(Applicants.firstHead(SandboxPeople.headOf(entity), entity))
                        .state())
                .isEqualTo(new ApplicationState.Approved());
        var over = SandboxPeople.entitiesOf("ACTING_HEAD_TERM_OVER").getFirst();
        assertThat(problem(Applicants.firstHead(SandboxPeople.of("ACTING_HEAD_TERM_OVER"), over)))
                .isInstanceOf(EntityNotConfirmedException.class);
    }

    @Test
    void oneHeadOfThreeEntitiesGetsACertificateForEachOfThem() throws Exception {
        var head = SandboxPeople.of("HEAD_OF_THREE");
        var entities = SandboxPeople.entitiesOf("HEADED_BY_ONE");
        assertThat(entities).hasSize(3);
        for (var entity : entities) {
            var application = approved(Applicants.firstHead(head, entity));
            assertThat(application.state()).isEqualTo(new ApplicationState.Approved());
            assertThat(application.entity()).isPresent();
        }
    }

    @Test
    void aNonResidentEntityHeadedByANonResidentIsTakenUnderItsBin() throws Exception {
        var entity = SandboxPeople.entitiesOf("NON_RESIDENT").getFirst();
        assertThat(entity.bin().kind()).isEqualTo(EntityKind.NON_RESIDENT);
        assertThat(approved(Applicants.firstHead(SandboxPeople.headOf(entity), entity))
                        .state())
                .isEqualTo(new ApplicationState.Approved());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bank.kz", "Портал egov.kz TEST", "10.0.0.1", "fd00::1", "root@bank", "https://bank", "банк.қаз"
            })
    void anInformationSystemIsNotCalledByAnAddressThatNobodyHasShownControlOf(String name) {
        var form = form(SubjectType.INFORMATION_SYSTEM, SandboxPeople.of("NO_PATRONYMIC"), SandboxPeople.entity(7));
        var called = new SubmissionForm(
                form.subjectType(),
                form.iin(),
                form.documentNumber(),
                form.bin(),
                Optional.of(name),
                form.storage(),
                form.centre(),
                form.language(),
                form.email(),
                form.agreementVersion(),
                form.requests());
        assertThatThrownBy(() -> submission.submit(called))
                .isInstanceOfSatisfying(
                        InvalidFieldException.class,
                        problem -> assertThat(problem.getMessage()).contains("host name"));
    }

    @Test
    void anInformationSystemOfAnEntityIsApprovedUnderItsName() throws Exception {
        var form = form(SubjectType.INFORMATION_SYSTEM, SandboxPeople.of("NO_PATRONYMIC"), SandboxPeople.entity(7));
        var view = reader.find(approved(form).id()).orElseThrow();
        assertThat(view.systemName()).isEqualTo(form.systemName()).isPresent();
        assertThat(view.bin()).contains(SandboxPeople.entity(7).bin());
    }

    private Application approved(SubmissionForm form) throws Exception {
        var number = submission.submit(form).number();
        identified(number);
        return decisions.approve(number, operator(2));
    }

    private void identified(ApplicationNumber number) throws ProblemException {
        decisions.identified(number, operator(1), IdentificationMethod.VISIT, (application, applicant) -> {});
    }

    private ProblemException problem(SubmissionForm form) {
        try {
            submission.submit(form);
        } catch (ProblemException e) {
            return e;
        }
        throw new AssertionError("no problem arose");
    }

    private static SubmissionForm form(SubjectType type, RegisteredPerson person, RegisteredEntity entity) {
        return Applicants.form(
                type,
                person,
                person.document().number(),
                Optional.of(entity),
                Applicants.requests(KeyAlgorithm.GOST_2015_512, 1));
    }

    private Operator operator(int number) {
        var member = staff.members().get(number);
        return new Operator(member.id(), member.person(), member.centre());
    }
}
