package kz.kualik.authority.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import kz.kualik.authority.testing.DeskContext;
import kz.kualik.authority.testing.FreshDatabase;
import kz.kualik.authority.testing.TestCredentials;
import kz.kualik.authority.web.Right;
import kz.kualik.authority.web.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose certificate counts, and whose does not count any more. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(classes = DeskContext.class, initializers = FreshDatabase.class)
class ReceptionTest {

    private static final TestCredentials CREDENTIALS = new TestCredentials();

    @Autowired
    private StaffRegister staff;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private final X509Certificate certificate =
            CREDENTIALS.client(Duration.ofDays(1)).certificate();

    @Test
    void anOperatorIsKnownByTheBoundCertificate() throws Exception {
        var operator = staff.members().getFirst();
        staff.bindCertificate(operator.id(), certificate);
        var caller = reception(Instant.now(), false).require(request(), Right.HANDLE_APPLICATIONS);
        assertThat(caller.id()).isEqualTo(operator.id());
        assertThat(caller.role()).isEqualTo(Role.OPERATOR);
        assertThat(caller.centre()).contains(operator.centre());
    }

    @Test
    void aCertificateCountsInItsOwnTimeByTheHousesClockOnly() {
        staff.bindCertificate(staff.members().getFirst().id(), certificate);
        refuses(certificate.getNotBefore().toInstant().minusSeconds(1), false);
        refuses(certificate.getNotAfter().toInstant().plusSeconds(1), false);
    }

    @Test
    void aRevokedCertificateIsRefusedAtOnce() {
        staff.bindCertificate(staff.members().getFirst().id(), certificate);
        refuses(Instant.now(), true);
    }

    @Test
    void aWithdrawnCertificateIsRefusedAtOnce() {
        staff.bindCertificate(staff.members().getFirst().id(), certificate);
        change("update staff_certificate set withdrawn_at = bound_at");
        refuses(Instant.now(), false);
        change("update staff_certificate set withdrawn_at = null");
    }

    @Test
    void whoIsDeactivatedIsRefusedAtOnce() {
        staff.bindCertificate(staff.members().getFirst().id(), certificate);
        change("update staff_member set active = false, deactivated_at = enrolled_at");
        refuses(Instant.now(), false);
        change("update staff_member set active = true, deactivated_at = null");
    }

    @Test
    void aRightOfTheOwnCentreDoesNotReachAnother() {
        var operator = EveryEndpointTest.caller(Role.OPERATOR);
        assertThat(operator.may(Right.REVOKE_CERTIFICATES, operator.centre())).isTrue();
        assertThat(operator.may(Right.REVOKE_CERTIFICATES, Optional.of(new CentreCode("7101"))))
                .isFalse();
        assertThat(operator.may(Right.REVOKE_CERTIFICATES, Optional.empty())).isFalse();
        assertThat(EveryEndpointTest.caller(Role.SUPERVISOR)
                        .may(Right.REVOKE_CERTIFICATES, Optional.of(new CentreCode("7101"))))
                .isTrue();
        assertThat(EveryEndpointTest.caller(Role.AUDITOR).may(Right.REVOKE_CERTIFICATES, Optional.empty()))
                .isFalse();
    }

    private void refuses(Instant now, boolean revoked) {
        assertThatExceptionOfType(OperatorUnknownException.class)
                .isThrownBy(() -> reception(now, revoked).require(request(), Right.SEE_ONESELF));
    }

    private Reception reception(Instant now, boolean revoked) {
        return new Reception(staff, shown -> revoked, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void change(String sql) {
        transactions.executeWithoutResult(status -> jdbc.sql(sql).update());
    }

    private MockHttpServletRequest request() {
        var request = new MockHttpServletRequest();
        request.setAttribute("jakarta.servlet.request.X509Certificate", new X509Certificate[] {certificate});
        return request;
    }
}
