package kz.kualik.authority.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.authority.issuance.ApprovedApplications;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.RegisteredPerson;
import kz.kualik.authority.registry.Residency;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.staff.StaffMember;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.testing.DeskContext;
import kz.kualik.authority.testing.FreshDatabase;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.authority.time.SandboxClock;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.SubjectType;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(classes = DeskContext.class, initializers = FreshDatabase.class)
class ApplicationLifeTest {

    @Autowired
    private Submission submission;

    @Autowired
    private Decisions decisions;

    @Autowired
    private ApplicantDesk desk;

    @Autowired
    private ApplicationViews views;

    @Autowired
    private ApprovedApplications approved;

    @Autowired
    private Expiry expiry;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private SandboxClock sandboxClock;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    private static final AtomicInteger NEXT_PERSON = new AtomicInteger(10);

    private static RegisteredPerson somebody() {
        return SandboxPeople.adult(NEXT_PERSON.getAndIncrement());
    }

    @Test
    void aNewApplicationAwaitsAVisitForThirtyDays() throws Exception {
        var application = submission.submit(Applicants.individual(somebody()));
        assertThat(application.state()).isEqualTo(new ApplicationState.AwaitingVisit());
        assertThat(application.deadline().lastDay())
                .isEqualTo(AlmatyTime.dateAt(clock.instant()).plusDays(30));
    }

    @Test
    void afterVisitAndApprovalIssuanceSeesTheApplication() throws Exception {
        var person = somebody();
        var pair = Applicants.requests(KeyAlgorithm.ECDSA_P256, 2);
        var number = submission.submit(Applicants.individual(person, pair)).number();
        identified(number, operator(1));
        var application = decisions.approve(number, operator(2));
        assertThat(application.state()).isEqualTo(new ApplicationState.Approved());
        var view = approved.find(application.id()).orElseThrow();
        assertThat(view.iin()).isEqualTo(person.iin());
        assertThat(view.subjectType()).isEqualTo(SubjectType.INDIVIDUAL);
        assertThat(view.identifiedBy()).isEqualTo(IdentificationMethod.VISIT);
        assertThat(view.requests()).containsExactlyElementsOf(pair);
    }

    @Test
    void issuanceDoesNotSeeWhatIsNotApproved() throws Exception {
        var application = submission.submit(Applicants.individual(somebody()));
        identified(application.number(), operator(1));
        assertThat(approved.find(application.id())).isEmpty();
    }

    @Test
    void nothingIsApprovedBeforeTheVisit() throws Exception {
        var number = submission.submit(Applicants.individual(somebody())).number();
        assertThatThrownBy(() -> decisions.approve(number, operator(1)))
                .isInstanceOf(TransitionNotAllowedException.class);
    }

    @Test
    void aRefusalKeepsGroundAndComment() throws Exception {
        var number = submission.submit(Applicants.individual(somebody())).number();
        identified(number, operator(1));
        var refused = decisions.refuse(number, operator(1), RefusalGround.DOCUMENTS_INCOMPLETE, Optional.of("no seal"));
        var view = views.of(refused);
        assertThat(view.ground()).contains(RefusalGround.DOCUMENTS_INCOMPLETE);
        assertThat(view.comment()).contains("no seal");
    }

    @Test
    void whoIsUnderSixteenIsRefusedAtOnceAndToldFromWhenOn() throws Exception {
        var child = SandboxPeople.fifteenYearsOldOn(AlmatyTime.dateAt(clock.instant()));
        var view = views.of(submission.submit(Applicants.individual(child)));
        assertThat(view.state()).isEqualTo(ApplicationState.Name.REFUSED);
        assertThat(view.ground()).contains(RefusalGround.UNDER_SIXTEEN);
        assertThat(view.possibleFrom()).contains(child.birthDate().plusYears(16));
    }

    @Test
    void theHeadMayApplyForTheEntityAndAnotherPersonMayNot() throws Exception {
        var entity = SandboxPeople.entity(100);
        var head = SandboxPeople.headOf(entity);
        assertThat(submission.submit(Applicants.firstHead(head, entity)).entity())
                .isPresent();
        assertThatThrownBy(() -> submission.submit(Applicants.firstHead(somebody(), entity)))
                .isInstanceOf(EntityNotConfirmedException.class);
    }

    @Test
    void aStrangerHearsTheSameForAWrongDocumentAndForAPersonWhoDoesNotExist() {
        var person = somebody();
        var wrongDocument = problem(() -> submission.submit(Applicants.withDocument(person, "123456789")));
        var nobody = new RegisteredPerson(
                SandboxPeople.unregistered(person),
                "X",
                "X",
                Optional.empty(),
                LocalDate.EPOCH,
                Residency.RESIDENT,
                person.document(),
                Optional.empty());
        var noPerson = problem(() -> submission.submit(Applicants.individual(nobody)));
        assertThat(noPerson.code()).isEqualTo(wrongDocument.code()).isEqualTo("identity-not-confirmed");
        assertThat(noPerson.members()).isEqualTo(wrongDocument.members());
        assertThat(noPerson.getMessage()).isEqualTo(wrongDocument.getMessage());
    }

    @Test
    void anApplicationIsShownForItsDocumentOnlyAndHiddenFromAllOthersAlike() throws Exception {
        var person = somebody();
        var number = submission.submit(Applicants.individual(person)).number();
        assertThat(desk.show(number, person.document().number()).number()).isEqualTo(number);
        var other = problem(() -> desk.show(number, "123456789"));
        var none = problem(() -> desk.show(ApplicationNumber.random(new SecureRandom()), "123456789"));
        assertThat(other.getMessage()).isEqualTo(none.getMessage());
    }

    @Test
    void aKeyIsAppliedForOnlyOnce() throws Exception {
        var requests = Applicants.requests(KeyAlgorithm.GOST_2015_512, 1);
        submission.submit(Applicants.individual(somebody(), requests));
        var other = somebody();
        assertThatThrownBy(() -> submission.submit(Applicants.individual(other, requests)))
                .isInstanceOf(KeyAlreadyUsedException.class);
    }

    @Test
    void aPairOfOneKeyTwiceIsRefused() {
        var one = Applicants.requests(KeyAlgorithm.ECDSA_P256, 1).getFirst();
        assertThatThrownBy(() -> submission.submit(Applicants.individual(somebody(), List.of(one, one))))
                .isInstanceOf(KeyAlreadyUsedException.class);
    }

    @Test
    void anOperatorOfAnotherCentreMayNotAct() throws Exception {
        var number = submission.submit(Applicants.individual(somebody())).number();
        assertThatThrownBy(() -> identified(number, operator(0))).isInstanceOf(OtherCentreException.class);
    }

    @Test
    void nobodyDecidesOnTheirOwnApplication() throws Exception {
        var operatorAsCitizen = SandboxPeople.adult(1);
        var number = submission.submit(Applicants.individual(operatorAsCitizen)).number();
        assertThatThrownBy(() -> identified(number, operator(1))).isInstanceOf(OwnApplicationException.class);
        assertThat(identified(number, operator(2)).state()).isEqualTo(new ApplicationState.UnderReview());
    }

    @Test
    void whatIsApprovedCannotBeRefusedByAnOperatorAnyMore() throws Exception {
        var number = submission.submit(Applicants.individual(somebody())).number();
        identified(number, operator(1));
        decisions.approve(number, operator(1));
        assertThatThrownBy(() -> decisions.refuse(number, operator(2), RefusalGround.DATA_UNTRUE, Optional.empty()))
                .isInstanceOf(TransitionNotAllowedException.class);
    }

    @Test
    void ofManyDecisionsAtOnceExactlyOneWins() throws Exception {
        var number = submission.submit(Applicants.individual(somebody())).number();
        identified(number, operator(1));
        var outcomes = atOnce(List.of(
                () -> decisions.approve(number, operator(1)),
                () -> decisions.refuse(number, operator(2), RefusalGround.DATA_UNTRUE, Optional.empty()),
                () -> decisions.approve(number, operator(2)),
                () -> decisions.refuse(number, operator(1), RefusalGround.COURT_DECISION, Optional.empty())));
        assertThat(outcomes.stream().filter(Optional::isEmpty)).hasSize(1);
        assertThat(outcomes.stream().flatMap(Optional::stream))
                .hasSize(3)
                .allMatch(TransitionNotAllowedException.class::isInstance);
        var decided = jdbc.sql("""
                select count(*) from application_station s join application a on a.id = s.application_id
                where a.number = :number and s.state in ('APPROVED', 'REFUSED')
                """)
                .param("number", number.digits())
                .query(Integer.class)
                .single();
        assertThat(decided).isEqualTo(1);
    }

    @Test
    void onDay31ItIsExpiredAtOnceAndTheJobWritesItDownOnce() throws Exception {
        var person = somebody();
        var number = submission.submit(Applicants.individual(person)).number();
        sandboxClock.advance(Duration.ofDays(31));
        var seen = views.of(desk.show(number, person.document().number()));
        assertThat(seen.state()).isEqualTo(ApplicationState.Name.EXPIRED);
        assertThatThrownBy(() -> identified(number, operator(1))).isInstanceOf(ApplicationExpiredException.class);
        expiry.expirePortion();
        expiry.expirePortion();
        assertThat(views.of(desk.show(number, person.document().number())).stations())
                .extracting(Station::state)
                .containsExactly(
                        ApplicationState.Name.SUBMITTED,
                        ApplicationState.Name.AWAITING_VISIT,
                        ApplicationState.Name.EXPIRED);
    }

    @Test
    void everyStepLeavesItsAuditRow() throws Exception {
        var application = submission.submit(Applicants.individual(somebody()));
        identified(application.number(), operator(1));
        decisions.refuse(application.number(), operator(1), RefusalGround.DATA_UNTRUE, Optional.empty());
        assertThat(jdbc.sql("select action from audit_record where object_id = :id order by sequence")
                        .param("id", application.id().toString())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "APPLICATION_SUBMITTED",
                        "APPLICATION_ADMITTED",
                        "PERSON_LOOKED_UP",
                        "APPLICANT_IDENTIFIED",
                        "PERSON_LOOKED_UP",
                        "APPLICATION_REFUSED");
    }

    @Test
    void aWithdrawnApplicationCannotGoOn() throws Exception {
        var person = somebody();
        var number = submission.submit(Applicants.individual(person)).number();
        desk.withdraw(number, person.document().number());
        assertThatThrownBy(() -> identified(number, operator(1))).isInstanceOf(TransitionNotAllowedException.class);
    }

    private Application identified(ApplicationNumber number, Operator operator) throws ProblemException {
        return decisions.identified(number, operator, IdentificationMethod.VISIT, (application, applicant) -> {});
    }

    private Operator operator(int number) {
        StaffMember member = staff.members().get(number);
        return new Operator(member.id(), member.person(), member.centre());
    }

    private static ProblemException problem(Callable<?> act) {
        try {
            act.call();
        } catch (ProblemException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no problem arose");
    }

    /** Runs all at the same moment; the failure of each, or nothing for success. */
    private static List<Optional<Throwable>> atOnce(List<Callable<?>> acts) throws Exception {
        var barrier = new CyclicBarrier(acts.size());
        var outcomes = new ArrayList<Optional<Throwable>>();
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            var futures = acts.stream()
                    .map(act -> threads.submit(() -> {
                        barrier.await();
                        return act.call();
                    }))
                    .toList();
            for (var future : futures) {
                try {
                    future.get();
                    outcomes.add(Optional.empty());
                } catch (ExecutionException e) {
                    outcomes.add(Optional.ofNullable(e.getCause()));
                }
            }
        }
        return outcomes;
    }
}
