package kz.kualik.pki.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.profile.CertificateProfile;
import kz.kualik.pki.profile.ProfileName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenSSL reads what is issued and verifies the chain, strictly and for the purpose; it knows no Kazakh algorithms. */
class OpenSslTest {

    private static final String AT = Long.toString(TestHierarchy.NOW.getEpochSecond() + 3_600);

    @TempDir
    private Path folder;

    @BeforeAll
    static void opensslIsPresent() {
        assumeTrue(OpenSsl.isPresent(), "openssl is not installed");
    }

    static Stream<Arguments> profilesWithPurposes() {
        return Stream.of(KeyAlgorithm.RSA_2048, KeyAlgorithm.ECDSA_P256)
                .flatMap(key -> Stream.of(
                        Arguments.of("individual-sign", key, "smimesign"),
                        Arguments.of("individual-auth", key, "sslclient"),
                        Arguments.of("first-head-sign", key, "smimesign"),
                        Arguments.of("information-system-auth", key, "sslclient"),
                        Arguments.of("operator", key, "sslclient"),
                        Arguments.of("tls-server", key, "sslserver"),
                        Arguments.of("tsa", key, "timestampsign"),
                        Arguments.of("ocsp-responder", key, "ocsphelper")));
    }

    @ParameterizedTest
    @MethodSource("profilesWithPurposes")
    void theChainVerifiesStrictlyForItsPurpose(String profile, KeyAlgorithm key, String purpose) throws Exception {
        var outcome = verify(issue(profile, key), TestHierarchy.forHolder(key), purpose);

        assertThat(outcome.output()).contains("OK");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void anotherAuthoritysChainDoesNotVerify() throws Exception {
        var certificate = issue("individual-sign", KeyAlgorithm.RSA_2048);

        var outcome = verify(certificate, TestHierarchy.of(KeyAlgorithm.ECDSA_P384), "smimesign");

        assertThat(outcome.exitCode()).isNotZero();
    }

    @Test
    void aSignatureCertificateIsNotForLogin() throws Exception {
        var certificate = issue("individual-sign", KeyAlgorithm.RSA_2048);

        var outcome = verify(certificate, TestHierarchy.forHolder(KeyAlgorithm.RSA_2048), "sslclient");

        assertThat(outcome.exitCode()).isNotZero();
    }

    @Test
    void theTextFormShowsNamesUsagesAndAddresses() throws Exception {
        var file = OpenSsl.write(folder, "leaf.pem", issue("individual-sign", KeyAlgorithm.RSA_2048));

        var text = OpenSsl.run(List.of("x509", "-in", file, "-noout", "-text", "-nameopt", "utf8"));

        assertThat(text.output())
                .contains("ӘБДІҚАДЫРОВА АЙГҮЛ")
                .contains("Digital Signature, Non Repudiation")
                .contains("E-mail Protection, 1.2.398.3.3.4.1.1, 1.2.398.3.3.4.3.1")
                .contains("OCSP - URI:http://ocsp.example.kz/ocsp")
                .contains("CPS: http://ca.example.kz/cps")
                .contains("URI:http://ca.example.kz/crl/issuing.crl");
    }

    @Test
    void theStructureOfAGostCertificateIsReadToTheEnd() throws Exception {
        var file = OpenSsl.write(folder, "leaf.pem", issue("individual", KeyAlgorithm.GOST_2015_512));

        var structure = OpenSsl.run(List.of("asn1parse", "-in", file));

        assertThat(structure.exitCode()).isZero();
        assertThat(structure.output()).contains("1.2.398.3.10.1.1.2.3.2").contains("X509v3 Key Usage");
    }

    private OpenSsl.Outcome verify(Certificate certificate, TestHierarchy authority, String purpose) throws Exception {
        return OpenSsl.run(List.of(
                "verify",
                "-x509_strict",
                "-check_ss_sig",
                "-attime",
                AT,
                "-purpose",
                purpose,
                "-CAfile",
                OpenSsl.write(folder, "root.pem", authority.root()),
                "-untrusted",
                OpenSsl.write(folder, "issuing.pem", authority.issuing()),
                OpenSsl.write(folder, "leaf.pem", certificate)));
    }

    private static Certificate issue(String name, KeyAlgorithm key) throws Exception {
        CertificateProfile profile = TestHierarchy.PROFILES.get(new ProfileName(name));
        return TestHierarchy.forHolder(key).issue(profile, TestHolders.fitting(profile), TestHolders.keys(key));
    }
}
