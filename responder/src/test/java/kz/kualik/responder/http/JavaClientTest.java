package kz.kualik.responder.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.responder.Responder;
import kz.kualik.responder.fixture.TestAuthority;
import kz.kualik.responder.fixture.TestHouse;
import kz.kualik.responder.status.StatusEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java's own path validation as the client of the running service. It asks by GET with SHA-1 identifiers. */
class JavaClientTest {

    private static final TestHouse HOUSE = new TestHouse(KeyAlgorithm.RSA_2048, KeyAlgorithm.ECDSA_P256);

    @ParameterizedTest
    @CsvSource({"RSA_2048, /ocsp", "ECDSA_P256, /ocsp", "ECDSA_P256, /ocsp/"})
    void goodPassesAndRevokedDoesNot(KeyAlgorithm algorithm, String path) throws Exception {
        var authority = HOUSE.authority(algorithm);
        var issuer = TestHouse.issuerId(algorithm);
        var good = authority.individual().certificate();
        var revoked = authority.individual().certificate();
        HOUSE.index().apply(new StatusEvent.Issued(issuer, good.serialNumber()));
        HOUSE.index()
                .apply(new StatusEvent.Revoked(
                        issuer, revoked.serialNumber(), TestHouse.REVOKED_SINCE, Optional.empty()));

        try (var responder =
                new Responder(TestHouse.configuration(), HOUSE.ports(), TestAuthority.ENGINE, Clock.systemUTC())) {
            var address = URI.create("http://127.0.0.1:" + responder.start() + path);
            validate(good, authority.certificate(), address);

            assertThatThrownBy(() -> validate(revoked, authority.certificate(), address))
                    .isInstanceOfSatisfying(
                            CertPathValidatorException.class,
                            failure -> assertThat(failure.getReason()).isEqualTo(BasicReason.REVOKED));
        }
    }

    private static void validate(Certificate certificate, Certificate issuer, URI responder)
            throws GeneralSecurityException {
        var validator = CertPathValidator.getInstance("PKIX");
        var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOcspResponder(responder);
        checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(java(issuer), null)));
        parameters.addCertPathChecker(checker);
        validator.validate(
                CertificateFactory.getInstance("X.509").generateCertPath(List.of(java(certificate))), parameters);
    }

    private static X509Certificate java(Certificate certificate) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(certificate.encoded()));
    }
}
