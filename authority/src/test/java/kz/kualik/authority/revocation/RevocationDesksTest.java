package kz.kualik.authority.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.registry.ActingHead;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.registry.RegisteredEntity;
import kz.kualik.authority.registry.RegistryUnavailableException;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.rules.TestRules;
import kz.kualik.authority.staff.RightRequiredException;
import kz.kualik.authority.staff.StaffCaller;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.authority.web.PageRequest;
import kz.kualik.authority.web.Role;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.oid.SubjectType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Status;

/** Who may revoke what on which ground, what an officer does with tasks, what a holder does alone, and the clock of a day. */
class RevocationDesksTest {

    private static final Instant NOW = RevocationRoom.NOW;
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(20));
    private static final RegisteredEntity COMPANY = SandboxPeople.entity(30);

    private final RevocationRoom room = new RevocationRoom();
    private int nextMember = 100;

    @ParameterizedTest
    @CsvSource({
        "OWNER_REQUEST,  OPERATOR,   true",
        "OWNER_REQUEST,  SUPERVISOR, true",
        "OWNER_REQUEST,  OFFICER,    false",
        "FALSE_DATA,     OPERATOR,   false",
        "FALSE_DATA,     SUPERVISOR, true",
        "OWNER_DEATH,    OPERATOR,   true",
        "NAME_CHANGE,    OFFICER,    true",
        "ENTITY_CHANGE,  SUPERVISOR, true",
        "AGREEMENT,      SUPERVISOR, false",
        "AGREEMENT,      OFFICER,    true",
        "COURT_DECISION, OPERATOR,   false",
        "COURT_DECISION, SUPERVISOR, false",
        "COURT_DECISION, OFFICER,    true"
    })
    void eachGroundIsOpenToItsRolesOnly(LegalGround ground, Role role, boolean open) throws Exception {
        room.appliedForAt("7501");
        var certificate = somebodysCertificate();
        if (open) {
            assertThat(revoke(staff(role, "7501"), certificate, ground).certificate())
                    .isEqualTo(certificate);
        } else {
            assertThatExceptionOfType(GroundNotOpenException.class)
                    .isThrownBy(() -> revoke(staff(role, "7501"), certificate, ground));
        }
    }

    @Test
    void anOperatorActsForTheOwnCentreAndASupervisorForEveryOne() throws Exception {
        room.appliedForAt("7501");
        var certificate = somebodysCertificate();
        assertThatExceptionOfType(RightRequiredException.class)
                .isThrownBy(() -> revoke(staff(Role.OPERATOR, "7101"), certificate, LegalGround.OWNER_REQUEST));
        revoke(staff(Role.SUPERVISOR, "7101"), certificate, LegalGround.OWNER_REQUEST);
        assertThat(room.isRevoked(certificate)).isTrue();
    }

    @Test
    void aGroundThatTheLawNoLongerOpensIsClosedFromItsLastDayOn() throws Exception {
        room.rules.use(TestRules.changingOn(
                AlmatyTime.dateAt(NOW), "revocation-grounds", "AGREEMENT: [OFFICER]", "AGREEMENT: [SUPERVISOR]"));
        var certificate = somebodysCertificate();
        assertThatExceptionOfType(GroundNotOpenException.class)
                .isThrownBy(() -> revoke(staff(Role.OFFICER, "7501"), certificate, LegalGround.AGREEMENT));
    }

    @Test
    void aCourtDecisionIsNamedOrNothingIsRevoked() throws Exception {
        var certificate = somebodysCertificate();
        var officer = staff(Role.OFFICER, "7501");
        assertThatExceptionOfType(BasisMissingException.class)
                .isThrownBy(() -> room.desk.revoke(
                        officer,
                        new RevocationRequest(
                                certificate,
                                RevocationGround.of(LegalGround.COURT_DECISION),
                                officer.actor(),
                                Optional.empty())));
        assertThat(room.isRevoked(certificate)).isFalse();
    }

    @Test
    void theUnknownAndTheTwiceRevokedAreAnsweredClearly() throws Exception {
        room.appliedForAt("7501");
        var operator = staff(Role.OPERATOR, "7501");
        var certificate = somebodysCertificate();
        var first = revoke(operator, certificate, LegalGround.OWNER_REQUEST);
        assertThatExceptionOfType(AlreadyRevokedException.class)
                .isThrownBy(() -> revoke(operator, certificate, LegalGround.OWNER_REQUEST))
                .satisfies(refused -> assertThat(refused.standing()).isEqualTo(first));
        var unknown = new CertificateId(RevocationRoom.ECDSA, new SerialNumber(BigInteger.TEN));
        assertThatExceptionOfType(UnknownCertificateException.class)
                .isThrownBy(() -> revoke(operator, unknown, LegalGround.OWNER_REQUEST));
    }

    @Test
    void nobodyAtTheCounterRevokesAnOwnCertificateOrOneOfAnEntityThatTheyHead() throws Exception {
        room.appliedForAt("7501");
        var operator = staff(Role.OPERATOR, "7501");
        var own = room.issue(SubjectType.INDIVIDUAL, operator.person().orElseThrow(), Optional.empty(), LONG_AGO);
        assertThatExceptionOfType(OwnCertificateException.class)
                .isThrownBy(() -> revoke(operator, own, LegalGround.OWNER_REQUEST));
        headedBy(nextMember);
        var head = staff(Role.SUPERVISOR, "7501");
        var employees = room.issue(
                SubjectType.EMPLOYEE,
                room.remember(SandboxPeople.adult(48)),
                Optional.of(room.remember(COMPANY)),
                LONG_AGO);
        assertThatExceptionOfType(OwnEntityException.class)
                .isThrownBy(() -> revoke(head, employees, LegalGround.OWNER_REQUEST));
        assertThat(room.isRevoked(own)).isFalse();
        assertThat(room.isRevoked(employees)).isFalse();
        revoke(operator, employees, LegalGround.OWNER_REQUEST);
        revoke(head, own, LegalGround.OWNER_REQUEST);
        assertThat(room.isRevoked(own)).isTrue();
    }

    @Test
    void aSilentRegistryKeepsNoLostKeyAlive() throws Exception {
        room.appliedForAt("7501");
        var operator = staff(Role.OPERATOR, "7501");
        var employees = room.issue(
                SubjectType.EMPLOYEE,
                room.remember(SandboxPeople.adult(48)),
                Optional.of(room.remember(COMPANY)),
                LONG_AGO);
        room.registry.fall();
        revoke(operator, employees, LegalGround.OWNER_REQUEST);
        assertThat(room.isRevoked(employees)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "", "00", "xyz", "1 ", "0x10", "123456789012345678901234567890123456789012"})
    void whatIsNoSerialNumberIsToldSo(String serial) {
        assertThatExceptionOfType(MalformedCertificateIdException.class)
                .isThrownBy(() -> CertificateName.parse("gost", serial));
    }

    @Test
    void anOfficerRevokesForATaskAndTheClockHasRunSinceItsReceipt() throws Exception {
        var certificate = somebodysCertificate();
        openTask(certificate, NOW.minus(Duration.ofHours(20)));
        var task = room.openTasks().getFirst();
        var decided = room.in(() -> room.taskDesk.revoke(staff(Role.OFFICER, "7501"), task.id()));
        assertThat(decided.state()).isEqualTo(RevocationTask.State.REVOKED);
        assertThat(room.isRevoked(certificate)).isTrue();
        assertThat(room.meters.get("kualik.revocation.delay").timer().totalTime(TimeUnit.HOURS))
                .isEqualTo(20);
        assertThatExceptionOfType(TaskDecidedException.class)
                .isThrownBy(() -> room.in(() -> room.taskDesk.keep(staff(Role.OFFICER, "7501"), task.id())));
    }

    @Test
    void anOfficerKeepsWhatSaysTheTruthAndItIsRecorded() throws Exception {
        var certificate = somebodysCertificate();
        openTask(certificate, NOW);
        var task = room.openTasks().getFirst();
        assertThat(room.in(() -> room.taskDesk.keep(staff(Role.OFFICER, "7501"), task.id()))
                        .state())
                .isEqualTo(RevocationTask.State.KEPT);
        assertThat(room.isRevoked(certificate)).isFalse();
        assertThat(room.audited("REVOCATION_TASK_DISMISSED")).isEqualTo(1);
    }

    @Test
    void nobodyDecidesOnATaskAboutTheirOwnCertificate() throws Exception {
        var person = room.remember(SandboxPeople.adult(50));
        openTask(room.issue(SubjectType.INDIVIDUAL, person, Optional.empty(), LONG_AGO), NOW);
        var officer = TestMachine.enrol(room.jdbc, Role.OFFICER, Optional.of(person), Optional.empty());
        var task = room.openTasks().getFirst();
        assertThatExceptionOfType(OwnCertificateException.class)
                .isThrownBy(() -> room.in(() -> room.taskDesk.keep(officer, task.id())));
        assertThatExceptionOfType(UnknownTaskException.class)
                .isThrownBy(() -> room.in(() -> room.taskDesk.keep(officer, UUID.randomUUID())));
    }

    @Test
    void whoeverRevokesTheTaskIsDone() throws Exception {
        room.appliedForAt("7501");
        var certificate = somebodysCertificate();
        openTask(certificate, NOW);
        revoke(staff(Role.OPERATOR, "7501"), certificate, LegalGround.OWNER_REQUEST);
        assertThat(room.openTasks()).isEmpty();
    }

    @Test
    void anOpenTaskIsAnAlarmBeforeTheDayIsOver() throws Exception {
        openTask(somebodysCertificate(), NOW.minus(Duration.ofHours(17)));
        assertThat(room.watch.health().getStatus()).isEqualTo(Status.UP);
        openTask(somebodysCertificate(), NOW.minus(Duration.ofHours(18)));
        assertThat(room.watch.health().getStatus()).isEqualTo(RevocationClock.LATE);
        assertThat(room.watch.health().getDetails()).containsEntry("open", 2).containsEntry("late", 1);
        assertThat(room.meters.get("kualik.revocation.tasks.late").gauge().value())
                .isEqualTo(1);
        assertThat(room.meters.get("kualik.revocation.tasks.open").gauge().value())
                .isEqualTo(2);
        assertThat(room.meters.get("kualik.revocation.tasks.oldest").gauge().value())
                .isEqualTo((double) Duration.ofHours(18).toSeconds());
    }

    @Test
    void aHolderRevokesTheirOwnByAnyValidKeyOfTheirs() throws Exception {
        var person = room.remember(SandboxPeople.adult(51));
        var shown = room.certificates
                .find(room.issue(SubjectType.INDIVIDUAL, person, Optional.empty(), LONG_AGO))
                .orElseThrow();
        var lost = room.issue(SubjectType.INDIVIDUAL, person, Optional.empty(), LONG_AGO);
        var revocation = room.own.revoke(shown, lost, Optional.of(Circumstance.KEY_COMPROMISED));
        assertThat(revocation.ground()).isEqualTo(RevocationGround.of(Circumstance.KEY_COMPROMISED));
        assertThat(room.jdbc
                        .sql("select actor_kind from revocation")
                        .query(String.class)
                        .single())
                .isEqualTo("holder");
    }

    @Test
    void aStrangersCertificateIsAnsweredAsIfItDidNotExist() throws Exception {
        var shown = room.certificates.find(somebodysCertificate()).orElseThrow();
        var others =
                room.issue(SubjectType.INDIVIDUAL, room.remember(SandboxPeople.adult(52)), Optional.empty(), LONG_AGO);
        var nobodys = new CertificateId(RevocationRoom.ECDSA, new SerialNumber(BigInteger.TEN));
        for (var wanted : new CertificateId[] {others, nobodys}) {
            assertThatExceptionOfType(NotTheHolderException.class)
                    .isThrownBy(() -> room.own.revoke(shown, wanted, Optional.empty()));
        }
        assertThat(room.isRevoked(others)).isFalse();
    }

    @Test
    void theHeadWithdrawsAnEmployeesCertificateButNotAnEmployeeTheHeads() throws Exception {
        headedBy(53);
        var company = Optional.of(room.remember(COMPANY));
        var head = room.issue(SubjectType.FIRST_HEAD, room.remember(SandboxPeople.adult(53)), company, LONG_AGO);
        var employee = room.issue(SubjectType.EMPLOYEE, room.remember(SandboxPeople.adult(54)), company, LONG_AGO);
        assertThatExceptionOfType(NotTheHolderException.class)
                .isThrownBy(
                        () -> room.own.revoke(room.certificates.find(employee).orElseThrow(), head, Optional.empty()));
        var revocation = room.own.revoke(room.certificates.find(head).orElseThrow(), employee, Optional.empty());
        assertThat(revocation.ground()).isEqualTo(RevocationGround.of(Circumstance.EMPLOYEE_DISMISSED));
    }

    @Test
    void whoHeadsTheEntityNoMoreRevokesNobodysCertificateButTheirOwn() throws Exception {
        headedBy(58);
        var company = Optional.of(room.remember(COMPANY));
        var former = room.issue(SubjectType.FIRST_HEAD, room.remember(SandboxPeople.adult(53)), company, LONG_AGO);
        var employee = room.issue(SubjectType.EMPLOYEE, room.remember(SandboxPeople.adult(54)), company, LONG_AGO);
        var shown = room.certificates.find(former).orElseThrow();
        assertThatExceptionOfType(NotTheHeadException.class)
                .isThrownBy(() -> room.own.revoke(shown, employee, Optional.empty()));
        assertThat(room.isRevoked(employee)).isFalse();
        room.own.revoke(shown, former, Optional.of(Circumstance.KEY_COMPROMISED));
        assertThat(room.isRevoked(former)).isTrue();
    }

    @Test
    void anActingHeadRevokesWhileTheTermLastsAndNotAfterIt() throws Exception {
        var company = Optional.of(room.remember(COMPANY));
        var acting = room.issue(SubjectType.FIRST_HEAD, room.remember(SandboxPeople.adult(53)), company, LONG_AGO);
        var employee = room.issue(SubjectType.EMPLOYEE, room.remember(SandboxPeople.adult(54)), company, LONG_AGO);
        var shown = room.certificates.find(acting).orElseThrow();
        var today = AlmatyTime.dateAt(NOW);
        room.registry.say(
                headed(58, Optional.of(new ActingHead(SandboxPeople.adult(53).iin(), today.minusDays(1)))));
        assertThatExceptionOfType(NotTheHeadException.class)
                .isThrownBy(() -> room.own.revoke(shown, employee, Optional.empty()));
        room.registry.say(
                headed(58, Optional.of(new ActingHead(SandboxPeople.adult(53).iin(), today))));
        room.own.revoke(shown, employee, Optional.empty());
        assertThat(room.isRevoked(employee)).isTrue();
    }

    @Test
    void whileTheRegistryIsSilentTheHeadRevokesNobodysCertificateButTheOwn() throws Exception {
        headedBy(53);
        var company = Optional.of(room.remember(COMPANY));
        var head = room.issue(SubjectType.FIRST_HEAD, room.remember(SandboxPeople.adult(53)), company, LONG_AGO);
        var employee = room.issue(SubjectType.EMPLOYEE, room.remember(SandboxPeople.adult(54)), company, LONG_AGO);
        var shown = room.certificates.find(head).orElseThrow();
        room.registry.fall();
        assertThatExceptionOfType(RegistryUnavailableException.class)
                .isThrownBy(() -> room.own.revoke(shown, employee, Optional.empty()));
        assertThat(room.isRevoked(employee)).isFalse();
        room.own.revoke(shown, head, Optional.empty());
        assertThat(room.isRevoked(head)).isTrue();
    }

    @Test
    void anOfficerDecidesOnNoTaskOfAnEntityThatTheyHead() throws Exception {
        headedBy(53);
        var company = Optional.of(room.remember(COMPANY));
        var employee = room.issue(SubjectType.EMPLOYEE, room.remember(SandboxPeople.adult(54)), company, LONG_AGO);
        openTask(employee, NOW);
        var task = room.openTasks().getFirst();
        var head = TestMachine.enrol(
                room.jdbc, Role.OFFICER, Optional.of(room.remember(SandboxPeople.adult(53))), Optional.empty());
        assertThatExceptionOfType(OwnEntityException.class).isThrownBy(() -> room.taskDesk.revoke(head, task.id()));
        assertThatExceptionOfType(OwnEntityException.class).isThrownBy(() -> room.taskDesk.keep(head, task.id()));
        var other = staff(Role.OFFICER, "7501");
        room.registry.fall();
        assertThatExceptionOfType(RegistryUnavailableException.class)
                .isThrownBy(() -> room.taskDesk.keep(other, task.id()));
        assertThat(room.openTasks()).hasSize(1);
        room.registry.rise();
        assertThat(room.in(() -> room.taskDesk.keep(other, task.id())).state()).isEqualTo(RevocationTask.State.KEPT);
    }

    @Test
    void aLookUpShowsThePagesOfTheHoldersCertificatesAndIsRecordedEachTime() throws Exception {
        var person = SandboxPeople.adult(55);
        PersonId id = room.remember(person);
        var old = room.issue(SubjectType.INDIVIDUAL, id, Optional.empty(), LONG_AGO);
        var recent = room.issue(SubjectType.INDIVIDUAL, id, Optional.empty(), NOW);
        var operator = staff(Role.OPERATOR, "7501");
        var first = room.in(() -> room.holders.lookUp(operator, person.iin(), new PageRequest(1, Optional.empty())));
        assertThat(first.items())
                .map(CertificateView::serial)
                .containsExactly(recent.serial().toString());
        var second = room.in(() -> room.holders.lookUp(operator, person.iin(), new PageRequest(1, first.next())));
        assertThat(second.items())
                .map(CertificateView::serial)
                .containsExactly(old.serial().toString());
        assertThat(second.next()).isEmpty();
        assertThat(room.in(() -> room.holders.lookUp(
                                operator, SandboxPeople.adult(56).iin(), PageRequest.first()))
                        .items())
                .isEmpty();
        assertThat(room.audited("PERSON_LOOKED_UP")).isEqualTo(3);
    }

    private void headedBy(int adult) {
        room.registry.say(headed(adult, Optional.empty()));
    }

    private static RegisteredEntity headed(int adult, Optional<ActingHead> acting) {
        return new RegisteredEntity(
                COMPANY.bin(),
                COMPANY.name(),
                COMPANY.state(),
                SandboxPeople.adult(adult).iin(),
                acting);
    }

    private CertificateId somebodysCertificate() throws Exception {
        return room.issue(SubjectType.INDIVIDUAL, room.remember(SandboxPeople.adult(49)), Optional.empty(), LONG_AGO);
    }

    private void openTask(CertificateId certificate, Instant receivedAt) {
        var event = "event-" + certificate.serial().toString().substring(0, 10);
        room.jdbc
                .sql("""
                        insert into registry_event (id, content, kind, occurred_at, received_at, machine_id, outcome, revoked)
                        values (:id, :content, 'NAME_CHANGE', :at, :at, :machine, 'APPLIED', '{}')
                        """)
                .param("id", event)
                .param("content", "0".repeat(64))
                .param("at", receivedAt.atOffset(ZoneOffset.UTC))
                .param("machine", room.machine.id().value())
                .update();
        room.tasks.open(event, certificate, RevocationGround.of(LegalGround.NAME_CHANGE), receivedAt);
    }

    private Revocation revoke(StaffCaller caller, CertificateId certificate, LegalGround ground)
            throws ProblemException {
        return room.desk.revoke(
                caller,
                new RevocationRequest(
                        certificate,
                        RevocationGround.of(ground),
                        new Actor.Operator(caller.id().toString()),
                        Optional.empty(),
                        Optional.of("No. 1 of 2026-11-01"),
                        Optional.empty()));
    }

    private StaffCaller staff(Role role, String centre) throws Exception {
        return TestMachine.enrol(
                room.jdbc,
                role,
                Optional.of(room.remember(SandboxPeople.adult(nextMember++))),
                role.isOfCentre() ? Optional.of(centre) : Optional.empty());
    }
}
