package kz.kualik.signature.policy;

import static org.assertj.core.api.Assertions.assertThat;

import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.TestHierarchy;
import kz.kualik.signature.facts.SignerRole;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

/** Who may issue time-stamps (RFC 3161, section 2.3). */
class KeyUsageRuleTest {

    private static final TestHierarchy HIERARCHY = new TestHierarchy("Root");

    @Test
    void timeStampingAloneAndCriticalIsRight() {
        assertThat(reasons(with(true, KeyPurposeId.id_kp_timeStamping)).texts()).isEmpty();
    }

    @Test
    void aFurtherPurposeIsWrong() {
        assertThat(reasons(with(true, KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_emailProtection))
                        .texts())
                .singleElement()
                .asString()
                .contains("allows it more than to issue time-stamps");
    }

    @Test
    void anExtensionThatIsNotCriticalIsWrong() {
        assertThat(reasons(with(false, KeyPurposeId.id_kp_timeStamping)).texts())
                .singleElement()
                .asString()
                .contains("is not critical");
    }

    @Test
    void anotherPurposeOrNoneIsWrong() {
        assertThat(reasons(with(true, KeyPurposeId.id_kp_emailProtection)).texts())
                .singleElement()
                .asString()
                .contains("does not allow it to issue time-stamps");
        assertThat(reasons(HIERARCHY.signer("Nobody").certificate()).texts())
                .singleElement()
                .asString()
                .contains("does not allow it to issue time-stamps");
    }

    private static Reasons reasons(Certificate certificate) {
        var reasons = new Reasons();
        KeyUsageRule.apply(certificate, SignerRole.TIME_STAMPING_AUTHORITY, reasons);
        return reasons;
    }

    private static Certificate with(boolean critical, KeyPurposeId... purposes) {
        return HIERARCHY
                .signerWith("Stamper", critical, Extension.extendedKeyUsage, new ExtendedKeyUsage(purposes))
                .certificate();
    }
}
