package kz.kualik.authority.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.revocation.LegalGround;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.rules.TestRules;
import kz.kualik.authority.staff.Operator;
import kz.kualik.authority.staff.StaffRegister;
import kz.kualik.authority.testing.AdjustableRules;
import kz.kualik.authority.testing.DeskContext;
import kz.kualik.authority.testing.FreshDatabase;
import kz.kualik.authority.testing.TestClock;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.pki.oid.IdentificationMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** The rule in force on the day of the act applies: rules that change tomorrow, judged today and tomorrow. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(classes = DeskContext.class, initializers = FreshDatabase.class)
class RulesOfTheDayTest {

    private static final AtomicInteger NEXT_PERSON = new AtomicInteger(800);

    @Autowired
    private Submission submission;

    @Autowired
    private Decisions decisions;

    @Autowired
    private ApplicationViews views;

    @Autowired
    private ApplicationTable applications;

    @Autowired
    private AdjustableRules rules;

    @Autowired
    private LegalRules house;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private TestClock clock;

    private LocalDate today = LocalDate.EPOCH;
    private LocalDate tomorrow = LocalDate.EPOCH;

    @BeforeEach
    void stopTheClockInTheLastMicrosecondOfTheDay() {
        today = AlmatyTime.dateAt(clock.instant());
        tomorrow = today.plusDays(1);
        clock.stopAt(AlmatyTime.endOf(today).minusNanos(1_000));
    }

    @AfterEach
    void asBefore() {
        clock.goOn();
        rules.useThoseOfTheHouse();
    }

    @Test
    void theHouseKnowsTheGroundsThatItsBookNames() {
        assertThat(Stream.of(RefusalGround.values()).map(RefusalGround::name))
                .containsExactlyInAnyOrderElementsOf(house.refusalGrounds(today).value());
        assertThat(Stream.of(LegalGround.values()).map(LegalGround::name))
                .containsExactlyInAnyOrderElementsOf(
                        house.revocationGrounds(today).value().keySet());
    }

    @Test
    void theVisitPeriodIsThatOfTheDayOfSubmissionAndDoesNotChangeAfterwards() throws Exception {
        rules.use(TestRules.changingOn(tomorrow, "visit-period", "calendarDays: 30", "calendarDays: 10"));
        var before = submission.submit(Applicants.individual(SandboxPeople.adult(NEXT_PERSON.getAndIncrement())));
        assertThat(before.deadline().lastDay()).isEqualTo(today.plusDays(30));
        clock.stopAt(AlmatyTime.endOf(today));
        var after = submission.submit(Applicants.individual(SandboxPeople.adult(NEXT_PERSON.getAndIncrement())));
        assertThat(after.deadline().lastDay()).isEqualTo(tomorrow.plusDays(10));
        assertThat(applications.find(before.number()).orElseThrow().deadline().lastDay())
                .isEqualTo(today.plusDays(30));
    }

    @Test
    void whoIsSixteenTodayIsAdmittedTodayAndNotApprovedTomorrowWhenTheAgeIsEighteen() throws Exception {
        rules.use(TestRules.changingOn(tomorrow, "minimum-age", "years: 16", "years: 18"));
        var person = SandboxPeople.turningSixteenOn(today);
        var number = submission.submit(Applicants.individual(person)).number();
        decisions.identified(number, operator(), IdentificationMethod.VISIT, (application, applicant) -> {});
        clock.stopAt(AlmatyTime.endOf(today));
        assertThatThrownBy(() -> decisions.approve(number, operator()))
                .isInstanceOfSatisfying(
                        UnderSixteenException.class,
                        problem -> assertThat(problem.members())
                                .containsEntry(
                                        "possibleFrom",
                                        person.birthDate().plusYears(18).toString()));
    }

    @Test
    void whoIsTooYoungTodayIsToldTheDayThatCountsByTheRuleOfThatDay() throws Exception {
        rules.use(TestRules.changingOn(tomorrow, "minimum-age", "years: 16", "years: 14"));
        var child = SandboxPeople.turningSixteenOn(today.plusYears(1));
        var refused = views.of(submission.submit(Applicants.individual(child)));
        assertThat(refused.ground()).contains(RefusalGround.UNDER_SIXTEEN);
        assertThat(refused.possibleFrom()).contains(tomorrow);
        clock.stopAt(AlmatyTime.endOf(today));
        assertThat(submission.submit(Applicants.individual(child)).state())
                .isEqualTo(new ApplicationState.AwaitingVisit());
    }

    @Test
    void aGroundThatTheLawDropsTomorrowIsOneTodayAndNoneTomorrow() throws Exception {
        rules.use(TestRules.changingOn(
                tomorrow,
                "refusal-grounds",
                "grounds: [DOCUMENTS_INCOMPLETE, DATA_UNTRUE, COURT_DECISION, UNDER_SIXTEEN]",
                "grounds: [DOCUMENTS_INCOMPLETE, DATA_UNTRUE, UNDER_SIXTEEN]"));
        var first = underReview();
        var second = underReview();
        assertThat(decisions
                        .refuse(first, operator(), RefusalGround.COURT_DECISION, Optional.empty())
                        .state())
                .isEqualTo(new ApplicationState.Refused(RefusalGround.COURT_DECISION));
        clock.stopAt(AlmatyTime.endOf(today));
        assertThatThrownBy(() -> decisions.refuse(second, operator(), RefusalGround.COURT_DECISION, Optional.empty()))
                .isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void theAgreementInForceOnTheDayMustHaveBeenAccepted() throws Exception {
        rules.use(TestRules.changingOn(tomorrow, "user-agreement", "version: \"1\"", "version: \"2\""));
        var form = Applicants.individual(SandboxPeople.adult(NEXT_PERSON.getAndIncrement()));
        assertThat(submission.submit(form).state()).isEqualTo(new ApplicationState.AwaitingVisit());
        clock.stopAt(AlmatyTime.endOf(today));
        var late = Applicants.individual(SandboxPeople.adult(NEXT_PERSON.getAndIncrement()));
        assertThatThrownBy(() -> submission.submit(late))
                .isInstanceOfSatisfying(
                        AgreementNotInForceException.class,
                        problem -> assertThat(problem.members()).containsEntry("agreementVersion", "2"));
    }

    private ApplicationNumber underReview() throws Exception {
        var person = SandboxPeople.adult(NEXT_PERSON.getAndIncrement());
        var number = submission.submit(Applicants.individual(person)).number();
        decisions.identified(number, operator(), IdentificationMethod.VISIT, (application, applicant) -> {});
        return number;
    }

    private Operator operator() {
        var member = staff.members().get(1);
        return new Operator(member.id(), member.person(), member.centre());
    }
}
