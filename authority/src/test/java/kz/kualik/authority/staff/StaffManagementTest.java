package kz.kualik.authority.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.authority.registry.PersonId;
import kz.kualik.authority.registry.SandboxPeople;
import kz.kualik.authority.testing.DeskContext;
import kz.kualik.authority.testing.FreshDatabase;
import kz.kualik.authority.testing.TestCredentials;
import kz.kualik.authority.web.ClientCertificate;
import kz.kualik.authority.web.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.ContextConfiguration;

/** How the staff changes: with four eyes where a right is given, at once where one is taken away, never for oneself. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(classes = DeskContext.class, initializers = FreshDatabase.class)
class StaffManagementTest {

    private static final AtomicInteger NEXT_PERSON = new AtomicInteger(600);
    private static final AtomicInteger NEXT_CENTRE = new AtomicInteger(8001);
    private static final Proposal.Names NAMES = new Proposal.Names("Сынақ", "Проверка", "Test");

    @Autowired
    private StaffManagement management;

    @Autowired
    private MemberTable members;

    @Autowired
    private StaffRegister staff;

    @Autowired
    private PersonMemory persons;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theSandboxBeginsWithTwoOfficersAnAuditorTwoSupervisorsAndTwoMachines() {
        assertThat(staff.postsWithoutCertificate())
                .map(post -> post.role() + " " + post.number())
                .contains(
                        "OFFICER 1",
                        "OFFICER 2",
                        "AUDITOR 1",
                        "SUPERVISOR 1",
                        "SUPERVISOR 2",
                        "REGISTRY 1",
                        "MONITOR 1");
    }

    @Test
    void aNewCentreIsThereWhenASecondOfficerHasConfirmedIt() throws Exception {
        var code = new CentreCode(Integer.toString(NEXT_CENTRE.getAndIncrement()));
        var proposal = management.propose(officer(0), Proposal.Kind.OPEN_CENTRE, centre(code));
        assertThat(staff.centre(code)).isEmpty();
        assertThatExceptionOfType(OwnAffairException.class)
                .isThrownBy(() -> management.confirm(officer(0), proposal.id()));
        assertThat(staff.centre(code)).isEmpty();
        management.confirm(officer(1), proposal.id());
        assertThat(staff.centre(code)).map(Centre::ru).contains("Проверка");
        assertThatExceptionOfType(UnknownProposalException.class)
                .isThrownBy(() -> management.confirm(officer(1), proposal.id()));
        assertThat(audited(proposal.id())).containsExactly("STAFF_CHANGE_PROPOSED", "STAFF_CHANGE_CONFIRMED");
    }

    @Test
    void aCentreWherePeopleWorkStaysOpenAndAnEmptyOneIsClosed() throws Exception {
        var code = new CentreCode(Integer.toString(NEXT_CENTRE.getAndIncrement()));
        enact(Proposal.Kind.OPEN_CENTRE, centre(code));
        enact(Proposal.Kind.ENROL_MEMBER, person(Role.OPERATOR, somebody(), Optional.of(code)));
        assertThatExceptionOfType(CentreInUseException.class).isThrownBy(() -> management.close(officer(0), code));
        management.deactivate(officer(0), at(code).id());
        management.close(officer(0), code);
        assertThat(staff.centre(code)).isEmpty();
        assertThat(staff.centres()).map(Centre::code).doesNotContain(code);
    }

    @Test
    void anEnrolledMemberWorksFromTheConfirmationAndNotAMomentAfterTheDeactivation() throws Exception {
        var person = somebody();
        enact(Proposal.Kind.ENROL_MEMBER, person(Role.AUDITOR, person, Optional.empty()));
        var member = memberWho(person);
        var certificate = bind(member.id());
        assertThat(reception().caller(shown(certificate)).role()).isEqualTo(Role.AUDITOR);
        management.deactivate(officer(1), member.id());
        assertThatExceptionOfType(OperatorUnknownException.class)
                .isThrownBy(() -> reception().caller(shown(certificate)));
        assertThatExceptionOfType(UnknownMemberException.class)
                .isThrownBy(() -> management.deactivate(officer(1), member.id()));
    }

    @Test
    void aWithdrawnCertificateIsRefusedAtOnceAndTheMemberStays() throws Exception {
        var person = somebody();
        enact(Proposal.Kind.ENROL_MEMBER, person(Role.AUDITOR, person, Optional.empty()));
        var member = memberWho(person);
        var certificate = bind(member.id());
        management.withdraw(officer(0), HexFormat.of().formatHex(ClientCertificate.fingerprint(certificate)));
        assertThatExceptionOfType(OperatorUnknownException.class)
                .isThrownBy(() -> reception().caller(shown(certificate)));
        assertThat(memberWho(person).active()).isTrue();
    }

    @Test
    void nobodyProposesConfirmsOrEndsWhatConcernsThemselves() throws Exception {
        var officer = officer(0);
        var self = officer.person().orElseThrow();
        assertThatExceptionOfType(OwnAffairException.class)
                .isThrownBy(() -> management.propose(
                        officer, Proposal.Kind.ENROL_MEMBER, person(Role.AUDITOR, self, Optional.empty())));
        var byTheOther = management.propose(
                officer(1), Proposal.Kind.ENROL_MEMBER, person(Role.AUDITOR, self, Optional.empty()));
        assertThatExceptionOfType(OwnAffairException.class)
                .isThrownBy(() -> management.confirm(officer, byTheOther.id()));
        management.reject(officer, byTheOther.id());
        assertThatExceptionOfType(OwnAffairException.class)
                .isThrownBy(() -> management.deactivate(officer, officer.id()));
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleIsAPersonOrAMachineWithACentreOrWithout(Role role) throws Exception {
        var wrong = new Proposal.Content(
                role.isOfCentre() ? Optional.empty() : Optional.of(new CentreCode("7501")),
                Optional.empty(),
                Optional.of(role),
                role.isPerson() ? Optional.of(somebody()) : Optional.empty(),
                role.isPerson() ? Optional.empty() : Optional.of("machine-x"),
                Optional.empty(),
                Optional.empty());
        assertThatExceptionOfType(UnfitProposalException.class)
                .isThrownBy(() -> management.propose(officer(0), Proposal.Kind.ENROL_MEMBER, wrong));
    }

    @Test
    void aJobIsGivenOnceAndACertificateOnlyForAFitRequest() throws Exception {
        var person = somebody();
        var content = person(Role.AUDITOR, person, Optional.empty());
        enact(Proposal.Kind.ENROL_MEMBER, content);
        assertThatExceptionOfType(UnfitProposalException.class)
                .isThrownBy(() -> enact(Proposal.Kind.ENROL_MEMBER, content));
        var request = new Proposal.Content(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(memberWho(person).id()),
                Optional.of(Base64.getEncoder().encodeToString(new byte[] {1})));
        assertThatExceptionOfType(UnfitRequestException.class)
                .isThrownBy(() -> management.propose(officer(0), Proposal.Kind.BIND_CERTIFICATE, request));
    }

    private void enact(Proposal.Kind kind, Proposal.Content content) throws Exception {
        management.confirm(
                officer(1), management.propose(officer(0), kind, content).id());
    }

    private PersonId somebody() {
        return persons.remember(SandboxPeople.adult(NEXT_PERSON.getAndIncrement()));
    }

    private StaffCaller officer(int number) {
        var post = staff.postsWithoutCertificate().stream()
                .filter(one -> one.role() == Role.OFFICER)
                .toList()
                .get(number);
        return new StaffCaller(post.id(), post.role(), post.person(), Optional.empty());
    }

    private ManagedMember memberWho(PersonId person) {
        return everybody().stream()
                .filter(member -> member.person().equals(Optional.of(person)))
                .findFirst()
                .orElseThrow();
    }

    private ManagedMember at(CentreCode code) {
        return everybody().stream()
                .filter(member -> member.centre().equals(Optional.of(code)))
                .findFirst()
                .orElseThrow();
    }

    private List<ManagedMember> everybody() {
        return members.page(Optional.empty(), Instant.EPOCH, new UUID(0, 0), 1_000);
    }

    private X509Certificate bind(StaffId member) {
        var certificate = new TestCredentials().client(Duration.ofDays(1)).certificate();
        staff.bindCertificate(member, certificate);
        return certificate;
    }

    private Reception reception() {
        return new Reception(staff, certificate -> false, Clock.systemUTC());
    }

    private List<String> audited(UUID proposal) {
        return jdbc.sql("select action from audit_record where object_id = :id order by sequence")
                .param("id", proposal.toString())
                .query(String.class)
                .list();
    }

    private static MockHttpServletRequest shown(X509Certificate certificate) {
        var request = new MockHttpServletRequest();
        request.setAttribute("jakarta.servlet.request.X509Certificate", new X509Certificate[] {certificate});
        return request;
    }

    private static Proposal.Content centre(CentreCode code) {
        return new Proposal.Content(
                Optional.of(code),
                Optional.of(NAMES),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Proposal.Content person(Role role, PersonId person, Optional<CentreCode> centre) {
        return new Proposal.Content(
                centre,
                Optional.empty(),
                Optional.of(role),
                Optional.of(person),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
