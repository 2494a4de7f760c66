package kz.kualik.authority.issuance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import kz.kualik.authority.audit.TestAuditLog;
import kz.kualik.authority.keys.HouseCertificateRefusedException;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.keys.IssuingAuthority;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.profile.ProfileName;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Certificates of services: what stands in the database at every moment of their making. */
class ServiceCertificatesTest {

    private static final Clock CLOCK = Clock.fixed(TestKeys.BORN.plusSeconds(60), ZoneOffset.UTC);

    private final IssuanceFixture house = new IssuanceFixture();
    private final ServiceCertificates services = services(house);
    private final SubjectPublicKeyInfo key = SubjectPublicKeyInfo.getInstance(
            TestKeys.ENGINE.generateKeyPair(KeyAlgorithm.ECDSA_P256).getPublic().getEncoded());

    private static ServiceCertificates services(IssuanceFixture house) {
        return new TestStore(house.source())
                .services(
                        TestKeys.houseCertificates(CLOCK),
                        house.status,
                        TestAuditLog.on(house.source(), CLOCK),
                        new JdbcTransactionManager(house.source()),
                        CLOCK);
    }

    @Test
    void thePlanIsDurableBeforeTheIssuersKeyIsUsed() throws Exception {
        var plan = plan();

        assertThat(state(plan)).isEqualTo("OPEN");
        var certificate = plan.sign();
        assertThat(state(plan)).isEqualTo("OPEN");
        assertThat(certificate.serialNumber()).isEqualTo(plan.id().serial());
    }

    @Test
    void whatIsStoredCanBeFoundLikeEveryOtherCertificate() throws Exception {
        var plan = plan();
        var certificate = plan.sign();

        house.plainTransactions.executeWithoutResult(transaction -> services.store(plan, certificate));

        assertThat(state(plan)).isEqualTo("CERTIFIED");
        assertThat(house.certificates.find(plan.id())).isPresent();
    }

    @Test
    void aCrashAfterTheSignatureLeavesASerialNumberThatIsRetired() throws Exception {
        var plan = plan();
        var lost = plan.sign();

        house.restart();

        assertThat(state(plan)).isEqualTo("RETIRED");
        assertThatThrownBy(
                        () -> house.plainTransactions.executeWithoutResult(transaction -> services.store(plan, lost)))
                .isInstanceOf(PlanRetiredException.class);
        assertThat(plan().id()).as("the key may be certified anew").isNotEqualTo(plan.id());
    }

    @Test
    void plansThatComeToNothingAreRetiredAtOnce() throws Exception {
        var plan = plan();

        services.giveUp(List.of(plan), new IllegalStateException("the name was taken"));

        assertThat(state(plan)).isEqualTo("RETIRED");
        assertThat(plan().id()).isNotEqualTo(plan.id());
    }

    @Test
    void aKeyIsCertifiedOnce() throws Exception {
        plan();

        assertThatThrownBy(this::plan)
                .isInstanceOf(HouseCertificateRefusedException.class)
                .hasMessageContaining("has a certificate already");
    }

    private ServiceCertificates.Plan plan() throws HouseCertificateRefusedException {
        return services.plan(issuer(), ProfileName.OCSP_RESPONDER, "OCSP RESPONDER test", key);
    }

    private static IssuingAuthority issuer() {
        return TestKeys.keys().issuer(new IssuerId("ecdsa")).orElseThrow();
    }

    private String state(ServiceCertificates.Plan plan) {
        return house.jdbc
                .sql("select state from issuance_intent where issuer = :issuer and serial = :serial")
                .param("issuer", plan.id().issuer().value())
                .param("serial", plan.id().serial().toString())
                .query(String.class)
                .single();
    }
}
