package kz.kualik.pki.issue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.lint.ProfileConformance;
import kz.kualik.pki.profile.CertificateProfile;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every profile with every key algorithm it allows goes the whole way: composed, linted, signed, re-checked. */
class IssuedCertificateTest {

    static Stream<Arguments> profilesWithKeys() {
        return TestHierarchy.PROFILES.all().stream()
                .filter(profile -> profile.certificationAuthority().isEmpty())
                .flatMap(profile -> profile.keys().stream()
                        .filter(key -> key != KeyAlgorithm.RSA_4096)
                        .map(key -> Arguments.of(Named.of(profile.name().value(), profile), key)));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("profilesWithKeys")
    void itIsSignedByItsIssuerAndConformsToItsProfile(CertificateProfile profile, KeyAlgorithm key) throws Exception {
        var authority = TestHierarchy.forHolder(key);

        Certificate certificate = authority.issue(profile, TestHolders.fitting(profile), TestHolders.keys(key));

        assertThat(TestHierarchy.isSignedBy(certificate, authority.issuing())).isTrue();
        assertThat(ProfileConformance.check(certificate, profile)).isEmpty();
        assertThat(certificate.authorityKeyIdentifier().orElseThrow())
                .isEqualTo(authority.issuing().subjectKeyIdentifier().orElseThrow());
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("profilesWithKeys")
    void itConformsToNoOtherProfile(CertificateProfile profile, KeyAlgorithm key) throws Exception {
        var certificate =
                TestHierarchy.forHolder(key).issue(profile, TestHolders.fitting(profile), TestHolders.keys(key));

        assertThat(TestHierarchy.PROFILES.all())
                .filteredOn(
                        other -> ProfileConformance.check(certificate, other).isEmpty())
                .containsExactly(profile);
    }
}
