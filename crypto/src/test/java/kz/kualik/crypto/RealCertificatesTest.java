package kz.kualik.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SignatureException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JDK's own classes on real certificates, with nothing but the provider registered. */
class RealCertificatesTest {

    @BeforeAll
    static void registerProvider() {
        KualikProvider.register();
    }

    @ParameterizedTest
    @CsvSource({
        "ca-prod/root_gost_2022.pem, ca-prod/root_gost_2022.pem",
        "ca-prod/nca_gost_2022.pem, ca-prod/root_gost_2022.pem",
        "ca-prod/root_gost.pem, ca-prod/root_gost.pem",
        "ca-prod/nca_gost.pem, ca-prod/root_gost.pem",
        "ca-prod/root_gost_2020.cer, ca-prod/root_gost_2020.cer",
        "ca-prod/ucgo_gost.cer, ca-prod/root_gost_2020.cer",
        "ca-prod/btsd_gost.cer, ca-prod/root_gost_2020.cer",
        "ca-prod/nca_rsa_2022.cer, ca-prod/root_rsa_2020.cer",
        "ca-test/nca_gost2022_test.cer, ca-test/root_test_gost_2022.cer",
        "ca-test/nca_gost_test.crt, ca-test/root_gost_test.crt",
        "leaf-certs-test/individual_signer_2026.cer, ca-test/nca_gost2022_test.cer",
        "leaf-certs-test/ceo_valid_sign_2004_gost.cer, ca-test/nca_gost_test.crt",
        "service-certs/ocsp_gost2004_test.cer, ca-test/nca_gost_test.crt",
        "service-certs/tsa_gost2004_prod_2019-2022.cer, ca-prod/nca_gost.pem",
    })
    void aRealCertificateVerifiesUnderItsIssuer(String subject, String issuer) throws Exception {
        X509Certificate certificate = NucFiles.certificate(subject);

        assertThatCode(() -> certificate.verify(NucFiles.certificate(issuer).getPublicKey()))
                .doesNotThrowAnyException();
    }

    @Test
    void aRealCertificateDoesNotVerifyUnderAnotherIssuer() throws Exception {
        X509Certificate certificate = NucFiles.certificate("ca-prod/nca_gost_2022.pem");
        X509Certificate stranger = NucFiles.certificate("ca-test/root_test_gost_2022.cer");

        assertThatThrownBy(() -> certificate.verify(stranger.getPublicKey())).isInstanceOf(SignatureException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "leaf-certs-test/individual_signer_2026.cer, ca-test/nca_gost2022_test.cer, ca-test/root_test_gost_2022.cer, 2026-06-01T00:00:00Z",
        "leaf-certs-test/ceo_valid_sign_2004_gost.cer, ca-test/nca_gost_test.crt, ca-test/root_gost_test.crt, ",
        "service-certs/tsa_gost2004_prod_2019-2022.cer, ca-prod/nca_gost.pem, ca-prod/root_gost.pem, ",
    })
    void theJdkValidatesARealPath(String leaf, String intermediate, String root, String time) throws Exception {
        X509Certificate end = NucFiles.certificate(leaf);
        var path = CertificateFactory.getInstance("X.509")
                .generateCertPath(List.of(end, NucFiles.certificate(intermediate)));
        X509Certificate anchor = NucFiles.certificate(root);
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
        parameters.setRevocationEnabled(false);
        Instant at = time == null ? end.getNotBefore().toInstant().plusSeconds(86_400) : Instant.parse(time);
        parameters.setDate(Date.from(at));

        var result = (PKIXCertPathValidatorResult)
                CertPathValidator.getInstance("PKIX").validate(path, parameters);

        assertThat(result.getPublicKey()).isInstanceOf(GostPublicKey.class);
        assertThat(result.getTrustAnchor().getTrustedCert()).isEqualTo(anchor);
    }

    @ParameterizedTest
    @CsvSource({
        "ca-prod/nca_gost_2022.pem, GOST3410-2015-512",
        "ca-prod/nca_gost.pem, GOST34310-2004",
    })
    void aKeyEncodesBackToTheVeryOctetsOfTheCertificate(String name, String algorithm) throws Exception {
        X509Certificate certificate = NucFiles.certificate(name);
        SubjectPublicKeyInfo inside = new X509CertificateHolder(certificate.getEncoded()).getSubjectPublicKeyInfo();

        assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo(algorithm);
        assertThat(certificate.getPublicKey().getEncoded()).isEqualTo(inside.getEncoded());
    }

    @Test
    void theEngineVerifiesWithoutAnyRegisteredProvider() throws Exception {
        var root = new X509CertificateHolder(
                NucFiles.certificate("ca-prod/root_gost_2022.pem").getEncoded());
        var nca = new X509CertificateHolder(
                NucFiles.certificate("ca-prod/nca_gost_2022.pem").getEncoded());
        var engine = CryptoEngine.detect();

        assertThat(nca.isSignatureValid(engine.contentVerifierProvider(root.getSubjectPublicKeyInfo())))
                .isTrue();
        assertThat(nca.isSignatureValid(engine.contentVerifierProvider(nca.getSubjectPublicKeyInfo())))
                .isFalse();
    }
}
