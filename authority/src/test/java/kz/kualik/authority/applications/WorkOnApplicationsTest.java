package kz.kualik.authority.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.authority.ApplicationProperties;
import kz.kualik.authority.issuance.CertificateIssued;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.IdentityDocument;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.staff.CentreCode;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.staff.RightRequiredException;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.staff.StaffId;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.testing.AdjustableRegistry;
import kz.kualik.authority.testing.DeskContext;
import kz.kualik.authority.testing.FreshDatabase;
import kz.kualik.authority.testing.TestClock;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.authority.web.Role;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to an application between two people: claimed, handed over, given back, corrected, taken over. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(classes = DeskContext.class, initializers = FreshDatabase.class)
class WorkOnApplicationsTest {

    private static final AtomicInteger NEXT_PERSON = new AtomicInteger(400);

    @Autowired
    private Submission submission;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Claims claims;

    @Autowired
    private TakeOver takeOver;

    @Autowired
    private Corrections corrections;

    @Autowired
    private ApplicantDesk desk;

    @Autowired
    private ApplicationViews views;

    @Autowired
    private ApplicationTable applications;

    @Autowired
    private IssuanceOutcome outcome;

    @Autowired
    private ApplicationProperties properties;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private AdjustableRegistry registry;

    @AfterEach
    void letTheClockGoOn() {
        clock.goOn();
    }

    @Test
    void theSecondOperatorOnOneApplicationHearsUntilWhenTheFirstHasIt() throws Exception {
        var number = underReview(somebody());
        var until = claims.claim(number, operator(1)).claim().orElseThrow().until();
        for (var act : List.<Act>of(
                () -> claims.claim(number, operator(2)),
                () -> decisions.approve(number, operator(2)),
                () -> decisions.refuse(number, operator(2), RefusalGround.DATA_UNTRUE, Optional.empty()),
                () -> decisions.lookUp(number, operator(2)))) {
            var problem = problem(act);
            assertThat(problem).isInstanceOf(ApplicationClaimedException.class);
            assertThat(problem.members()).containsEntry("claimedUntil", until.toString());
        }
        assertThat(decisions.approve(number, operator(1)).claim()).isEmpty();
    }

    @Test
    void aClaimEndsByItselfAtItsInstantAndNotBefore() throws Exception {
        var number = underReview(somebody());
        var until = claims.claim(number, operator(1)).claim().orElseThrow().until();
        assertThat(until).isBeforeOrEqualTo(clock.instant().plus(properties.claimFor()));
        clock.stopAt(until.minusNanos(1_000));
        assertThat(problem(() -> claims.claim(number, operator(2)))).isInstanceOf(ApplicationClaimedException.class);
        clock.stopAt(until);
        assertThat(claims.claim(number, operator(2)).claim().orElseThrow().holder())
                .isEqualTo(operator(2).id());
    }

    @Test
    void theHolderMayHandOverToAColleagueWhoThenHoldsIt() throws Exception {
        var number = underReview(somebody());
        claims.claim(number, operator(1));
        var handed = claims.handOver(number, operator(1), operator(2).id());
        assertThat(handed.claim().orElseThrow().holder()).isEqualTo(operator(2).id());
        assertThat(problem(() -> decisions.approve(number, operator(1))))
                .isInstanceOf(ApplicationClaimedException.class);
        assertThat(decisions.approve(number, operator(2)).state()).isEqualTo(new ApplicationState.Approved());
    }

    @Test
    void nobodyHandsOverWhatTheyDoNotHoldOrToWhomeverTheyLike() throws Exception {
        var number = underReview(somebody());
        assertThat(problem(
                        () -> claims.handOver(number, operator(1), operator(2).id())))
                .isInstanceOf(NotClaimedException.class);
        claims.claim(number, operator(1));
        for (var unfit :
                List.of(operator(0).id(), new StaffId(UUID.fromString("00000000-0000-4000-8000-000000000000")))) {
            assertThat(problem(() -> claims.handOver(number, operator(1), unfit)))
                    .isInstanceOf(UnfitColleagueException.class);
        }
        assertThat(claims.letGo(number, operator(1)).claim()).isEmpty();
        assertThat(claims.claim(number, operator(2)).claim()).isPresent();
    }

    @Test
    void theSupervisorOfTheCentreBreaksAHoldAndNobodyElseDoes() throws Exception {
        var number = underReview(somebody());
        var supervisor = supervisor(operator(1).centre());
        assertThat(problem(() -> claims.breakOff(number, supervisor))).isInstanceOf(NotClaimedException.class);
        claims.claim(number, operator(1));
        assertThat(problem(() -> claims.breakOff(number, supervisor(operator(0).centre()))))
                .isInstanceOf(RightRequiredException.class);
        assertThat(claims.breakOff(number, supervisor).claim()).isEmpty();
        assertThat(claims.claim(number, operator(2)).claim()).isPresent();
    }

    @Test
    void anApplicationIsNotHandedOverToItsApplicant() throws Exception {
        var number =
                submission.submit(Applicants.individual(SandboxPeople.adult(2))).number();
        claims.claim(number, operator(1));
        assertThat(problem(
                        () -> claims.handOver(number, operator(1), operator(2).id())))
                .isInstanceOf(UnfitColleagueException.class);
    }

    @Test
    void applicantsWithdrawWhoeverWorksOnTheirApplication() throws Exception {
        var person = somebody();
        var number = underReview(person);
        claims.claim(number, operator(1));
        desk.withdraw(number, person.document().number());
        assertThat(problem(() -> decisions.approve(number, operator(1))))
                .isInstanceOf(TransitionNotAllowedException.class);
    }

    @Test
    void anApplicationCanBeWithdrawnUntilItIsApprovedAndWithItsDocumentOnly() throws Exception {
        var person = somebody();
        var number = underReview(person);
        assertThat(problem(() -> desk.withdraw(number, "123456789"))).isInstanceOf(ApplicationNotFoundException.class);
        decisions.approve(number, operator(1));
        assertThat(problem(() -> desk.withdraw(number, person.document().number())))
                .isInstanceOf(TransitionNotAllowedException.class);
        var returned = underReview(person);
        giveBack(returned);
        assertThat(desk.withdraw(returned, person.document().number()).state())
                .isEqualTo(new ApplicationState.Withdrawn());
    }

    @Test
    void aReturnTellsItsReasonsAndGivesThirtyDaysFromItsOwnDay() throws Exception {
        var person = somebody();
        var number = underReview(person);
        clock.stopAt(AlmatyTime.endOf(AlmatyTime.dateAt(clock.instant()).plusDays(20)));
        giveBack(number);
        var view = views.of(desk.show(number, person.document().number()));
        assertThat(view.state()).isEqualTo(ApplicationState.Name.RETURNED);
        assertThat(view.returnReasons()).containsExactly(ReturnReason.SEE_COMMENT, ReturnReason.WRONG_STORAGE);
        assertThat(view.comment()).contains("The keys are on a token.");
        assertThat(view.deadline()).isEqualTo(AlmatyTime.dateAt(clock.instant()).plusDays(30));
    }

    @Test
    void aReturnNeedsReasonsAndAReasonThatPointsToACommentNeedsOne() throws Exception {
        var number = underReview(somebody());
        assertThat(problem(() -> decisions.giveBack(number, operator(1), Set.of(), Optional.empty())))
                .isInstanceOf(InvalidFieldException.class);
        assertThat(problem(() ->
                        decisions.giveBack(number, operator(1), Set.of(ReturnReason.SEE_COMMENT), Optional.of(" "))))
                .isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void aCorrectedApplicationGoesAllTheWayWithItsNewKeysAndIsIdentifiedAnew() throws Exception {
        var person = somebody();
        var number = underReview(person);
        giveBack(number);
        var keys = Applicants.requests(KeyAlgorithm.ECDSA_P256, 2);
        var corrected = corrections.correct(
                number,
                person.document().number(),
                new Correction(
                        Optional.empty(),
                        Optional.of(new CentreCode("7101")),
                        Optional.of("another@example.kz"),
                        "1",
                        Optional.of(keys)));
        assertThat(corrected.state()).isEqualTo(new ApplicationState.AwaitingVisit());
        assertThat(corrected.identifiedBy()).isEmpty();
        assertThat(corrected.centre()).isEqualTo(new CentreCode("7101"));
        identify(number, operator(0));
        decisions.approve(number, operator(0));
        assertThat(views.of(desk.show(number, person.document().number())).stations())
                .extracting(Station::state)
                .containsExactly(
                        ApplicationState.Name.SUBMITTED,
                        ApplicationState.Name.AWAITING_VISIT,
                        ApplicationState.Name.UNDER_REVIEW,
                        ApplicationState.Name.RETURNED,
                        ApplicationState.Name.AWAITING_VISIT,
                        ApplicationState.Name.UNDER_REVIEW,
                        ApplicationState.Name.APPROVED);
    }

    @Test
    void aCorrectionThatContradictsItselfChangesNothing() throws Exception {
        var person = somebody();
        var number = underReview(person);
        giveBack(number);
        // The requests, which stay, say that the keys lie in a file.
        var onCard = new Correction(
                Optional.of(KeyStorage.ID_CARD), Optional.empty(), Optional.empty(), "1", Optional.empty());
        assertThat(problem(() -> corrections.correct(number, person.document().number(), onCard)))
                .isInstanceOf(RequestRefusedException.class);
        assertThat(desk.show(number, person.document().number()).storage()).isEqualTo(KeyStorage.PKCS12_FILE);
        assertThat(problem(() -> corrections.correct(number, "123456789", nothing())))
                .isInstanceOf(ApplicationNotFoundException.class);
    }

    @Test
    void onlyWhatWasGivenBackCanBeCorrectedAndOnlyInTime() throws Exception {
        var person = somebody();
        var document = person.document().number();
        var number = underReview(person);
        assertThat(problem(() -> corrections.correct(number, document, nothing())))
                .isInstanceOf(TransitionNotAllowedException.class);
        giveBack(number);
        var lastDay = desk.show(number, document).deadline().lastDay();
        clock.stopAt(AlmatyTime.endOf(lastDay));
        assertThat(problem(() -> corrections.correct(number, document, nothing())))
                .isInstanceOf(ApplicationExpiredException.class);
        clock.stopAt(AlmatyTime.endOf(lastDay).minusNanos(1_000));
        var corrected = corrections.correct(number, document, nothing());
        assertThat(corrected.deadline().lastDay()).isEqualTo(lastDay.plusDays(30));
    }

    @Test
    void aKeyThatWasReplacedByACorrectionIsUsedForEver() throws Exception {
        var person = somebody();
        var first = Applicants.requests(KeyAlgorithm.GOST_2015_512, 1);
        var number = submission.submit(Applicants.individual(person, first)).number();
        identify(number, operator(1));
        giveBack(number);
        corrections.correct(number, person.document().number(), newKeys());
        assertThat(problem(() -> submission.submit(Applicants.individual(person, first))))
                .isInstanceOf(KeyAlreadyUsedException.class);
    }

    @Test
    void anOperatorOfAnotherCentreTakesTheApplicationOverAndTheFormerCentreHasItNoMore() throws Exception {
        var number = submission.submit(Applicants.individual(somebody())).number();
        var taken = takeOver.take(number, operator(0));
        assertThat(taken.centre()).isEqualTo(operator(0).centre());
        assertThat(problem(() -> identify(number, operator(1)))).isInstanceOf(OtherCentreException.class);
        assertThat(problem(() -> takeOver.take(number, operator(0)))).isInstanceOf(AlreadyHereException.class);
        identify(number, operator(0));
        assertThat(decisions.approve(number, operator(0)).state()).isEqualTo(new ApplicationState.Approved());
        var details = jdbc.sql("""
                select details::text from audit_record
                where object_id = :id and action = 'APPLICATION_TAKEN_OVER'
                """)
                .param("id", taken.id().toString())
                .query(String.class)
                .list();
        assertThat(details).singleElement().asString().contains("7501").contains("7101");
    }

    @Test
    void whatSomebodyWorksOnIsNotTakenOverAndNobodyTakesTheirOwn() throws Exception {
        var number = submission.submit(Applicants.individual(somebody())).number();
        claims.claim(number, operator(1));
        assertThat(problem(() -> takeOver.take(number, operator(0)))).isInstanceOf(ApplicationClaimedException.class);
        var own =
                submission.submit(Applicants.individual(SandboxPeople.adult(0))).number();
        assertThat(problem(() -> takeOver.take(own, operator(0)))).isInstanceOf(OwnApplicationException.class);
        decisions.refuse(underReviewOf(number), operator(1), RefusalGround.DATA_UNTRUE, Optional.empty());
        assertThat(problem(() -> takeOver.take(number, operator(0)))).isInstanceOf(TransitionNotAllowedException.class);
    }

    @Test
    void nobodyDecidesForAnEntityThatTheyHeadThemselves() throws Exception {
        var entity = SandboxPeople.entity(0);
        assertThat(entity.head()).isEqualTo(SandboxPeople.adult(0).iin());
        var employee = Applicants.form(
                SubjectType.EMPLOYEE,
                somebody(),
                SandboxPeople.adult(NEXT_PERSON.get() - 1).document().number(),
                Optional.of(entity),
                Applicants.requests(KeyAlgorithm.GOST_2015_512, 1));
        var number = submission.submit(employee).number();
        assertThat(problem(() -> takeOver.take(number, operator(0)))).isInstanceOf(OwnApplicationException.class);
        jdbcCommit("update application set centre = '7101' where number = '" + number + "'");
        for (var act : List.<Act>of(
                () -> identify(number, operator(0)),
                () -> claims.claim(number, operator(0)),
                () -> decisions.lookUp(number, operator(0)))) {
            assertThat(problem(act)).isInstanceOf(OwnApplicationException.class);
        }
        assertThat(desk.show(number, employee.documentNumber()).state())
                .isEqualTo(new ApplicationState.AwaitingVisit());
    }

    @Test
    void theApplicationIsNotHandedOverToWhoeverHeadsTheEntity() throws Exception {
        var entity = SandboxPeople.entity(1);
        registry.say(new RegisteredEntity(
                entity.bin(),
                entity.name(),
                entity.state(),
                SandboxPeople.adult(2).iin(),
                Optional.empty()));
        var person = somebody();
        var form = Applicants.form(
                SubjectType.EMPLOYEE,
                person,
                person.document().number(),
                Optional.of(entity),
                Applicants.requests(KeyAlgorithm.GOST_2015_512, 1));
        var number = submission.submit(form).number();
        claims.claim(number, operator(1));
        assertThat(problem(
                        () -> claims.handOver(number, operator(1), operator(2).id())))
                .isInstanceOf(UnfitColleagueException.class);
    }

    @Test
    void whoHasAnotherDocumentByNowIsNeitherIdentifiedNorApproved() throws Exception {
        var person = somebody();
        var number = submission.submit(Applicants.individual(person)).number();
        var other = somebody();
        var underReview = underReview(other);
        for (var who : List.of(person, other)) {
            registry.say(new RegisteredPerson(
                    who.iin(),
                    who.surname(),
                    who.givenName(),
                    who.patronymic(),
                    who.birthDate(),
                    who.residency(),
                    new IdentityDocument("123456789", who.document().validUntil()),
                    Optional.empty()));
        }
        assertThat(problem(() -> identify(number, operator(1)))).isInstanceOf(DocumentNotCurrentException.class);
        assertThat(problem(() -> decisions.approve(underReview, operator(1))))
                .isInstanceOf(DocumentNotCurrentException.class);
    }

    @Test
    void whatIsDecidedGivesNoReasonToLookAtTheRegistryAndAFormerCommentIsNotTheReasonOfARefusal() throws Exception {
        var person = somebody();
        var number = underReview(person);
        giveBack(number);
        assertThat(problem(() -> decisions.lookUp(number, operator(1))))
                .isInstanceOf(TransitionNotAllowedException.class);
        corrections.correct(number, person.document().number(), nothing());
        identify(number, operator(1));
        var refused = decisions.refuse(number, operator(1), RefusalGround.DATA_UNTRUE, Optional.empty());
        assertThat(views.of(refused).comment()).isEmpty();
    }

    @Test
    void afterEveryEndOneMayApplyAgainWithNewKeysAndNeverWithTheOldOnes() throws Exception {
        for (var end : List.<End>of(
                (number, person) -> decisions.refuse(number, operator(1), RefusalGround.DATA_UNTRUE, Optional.empty()),
                (number, person) -> desk.withdraw(number, person.document().number()),
                (number, person) -> issue(number))) {
            var person = somebody();
            var keys = Applicants.requests(KeyAlgorithm.GOST_2015_512, 1);
            var number = submission.submit(Applicants.individual(person, keys)).number();
            identify(number, operator(1));
            end.of(number, person);
            assertThat(problem(() -> submission.submit(Applicants.individual(person, keys))))
                    .isInstanceOf(KeyAlreadyUsedException.class);
            assertThat(submission.submit(Applicants.individual(person)).state())
                    .isEqualTo(new ApplicationState.AwaitingVisit());
        }
    }

    @Test
    void everyLookAtTheRegistryByAnOperatorIsAudited() throws Exception {
        var application = applications.find(underReview(somebody())).orElseThrow();
        var facts = decisions.lookUp(application.number(), operator(1));
        assertThat(facts.person().isAlive()).isTrue();
        assertThat(looksAudited(application)).isEqualTo(2);
    }

    /** A registry may take seconds, and whoever asks it holds no connection meanwhile. */
    @Test
    void theRegistryIsNotAskedInsideATransaction() throws Exception {
        var application = applications.find(underReview(somebody())).orElseThrow();
        assertThatThrownBy(() -> transaction.execute(request -> lookUp(application)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("within a transaction");
    }

    private Object lookUp(Application application) {
        try {
            return decisions.lookUp(application.number(), operator(1));
        } catch (ProblemException e) {
            throw new AssertionError(e);
        }
    }

    private int looksAudited(Application application) {
        return jdbc.sql("""
                select count(*) from audit_record
                where object_id = :id and action = 'PERSON_LOOKED_UP' and actor_id = :operator
                """)
                .param("id", application.id().toString())
                .param("operator", operator(1).id().toString())
                .query(Integer.class)
                .single();
    }

    private void jdbcCommit(String sql) {
        transaction.executeWithoutResult(status -> jdbc.sql(sql).update());
    }

    private void issue(ApplicationNumber number) throws ProblemException {
        var approved = decisions.approve(number, operator(1));
        outcome.on(new CertificateIssued(approved.id(), "gost", "0a"));
        // News of an issue is taken in by a thread of its own.
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                applications.find(approved.id()).orElseThrow().state())
                        .isEqualTo(new ApplicationState.Issued()));
    }

    private void giveBack(ApplicationNumber number) throws ProblemException {
        decisions.giveBack(
                number,
                operator(1),
                Set.of(ReturnReason.WRONG_STORAGE, ReturnReason.SEE_COMMENT),
                Optional.of("The keys are on a token."));
    }

    private static Correction nothing() {
        return new Correction(Optional.empty(), Optional.empty(), Optional.empty(), "1", Optional.empty());
    }

    private static Correction newKeys() {
        return new Correction(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "1",
                Optional.of(Applicants.requests(KeyAlgorithm.GOST_2015_512, 1)));
    }

    private ApplicationNumber underReview(RegisteredPerson person) throws ProblemException {
        return underReviewOf(submission.submit(Applicants.individual(person)).number());
    }

    private ApplicationNumber underReviewOf(ApplicationNumber number) throws ProblemException {
        return identify(number, operator(1)).number();
    }

    private Application identify(ApplicationNumber number, Operator operator) throws ProblemException {
        return decisions.identified(number, operator, IdentificationMethod.VISIT, (application, applicant) -> {});
    }

    private Operator operator(int number) {
        var member = staff.members().get(number);
        return new Operator(member.id(), member.person(), member.centre());
    }

    private static StaffCaller supervisor(CentreCode centre) {
        return new StaffCaller(
                new StaffId(UUID.randomUUID()),
                Role.SUPERVISOR,
                Optional.of(new PersonId(UUID.randomUUID())),
                Optional.of(centre));
    }

    private static RegisteredPerson somebody() {
        return SandboxPeople.adult(NEXT_PERSON.getAndIncrement());
    }

    private static ProblemException problem(Act act) {
        try {
            act.run();
        } catch (ProblemException e) {
            return e;
        }
        throw new AssertionError("no problem arose");
    }

    @FunctionalInterface
    private interface Act {
        Object run() throws ProblemException;
    }

    @FunctionalInterface
    private interface End {
        void of(ApplicationNumber number, RegisteredPerson person) throws ProblemException;
    }
}
