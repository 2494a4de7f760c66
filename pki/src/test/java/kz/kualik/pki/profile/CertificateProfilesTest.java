package kz.kualik.pki.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.oid.SubjectType;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateProfilesTest {

    private static final String GOOD = """
            format: 1
            name: pass
            version: 3
            subject: [CN, C]
            validity: {file: P1Y6M}
            policy: 11
            extensions: [policy, ocsp]
            certificates:
              - name: pass
                purpose: service
                keys: [RSA_2048]
                keyUsage: [digitalSignature]
                extendedKeyUsage: [clientAuth]
            """;

    private final CertificateProfiles builtIn = CertificateProfiles.builtIn();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(SubjectType.class)
    void aHolderGetsOneCertificateForGost(SubjectType type) {
        assertThat(builtIn.forHolder(type, KeyAlgorithm.GOST_2015_512))
                .extracting(CertificateProfile::purpose)
                .containsExactly(KeyPurpose.SIGNATURE_AND_AUTHENTICATION);
    }

    @ParameterizedTest
    @EnumSource(SubjectType.class)
    void aHolderGetsAPairForRsa(SubjectType type) {
        assertThat(builtIn.forHolder(type, KeyAlgorithm.RSA_2048))
                .extracting(CertificateProfile::purpose)
                .containsExactly(KeyPurpose.SIGNATURE, KeyPurpose.AUTHENTICATION);
    }

    @Test
    void aFileIsTrustedForAYearAndACardForThree() {
        var validity = builtIn.get(new ProfileName("individual")).validity();

        assertThat(validity.forStorage(Optional.of(KeyStorage.PKCS12_FILE))).isEqualTo(Period.ofYears(1));
        assertThat(validity.forStorage(Optional.of(KeyStorage.ID_CARD))).isEqualTo(Period.ofYears(3));
    }

    @Test
    void noPolicyIsTheNationalAuthoritys() {
        assertThat(builtIn.all()).allMatch(profile -> profile.policy().on(PolicyArc.SANDBOX.oid()));
    }

    @Test
    void aNationalPolicyArcIsRefused() {
        assertThatExceptionOfType(ForeignPolicyArcException.class)
                .isThrownBy(() -> new PolicyArc(new ASN1ObjectIdentifier("1.2.398.3.3.2")));
    }

    @Test
    void anUnknownProfileIsNamedBesideTheKnownOnes() {
        assertThatExceptionOfType(UnknownProfileException.class)
                .isThrownBy(() -> builtIn.get(new ProfileName("passport")))
                .withMessageContaining("passport")
                .withMessageContaining("individual");
    }

    @Test
    void aFolderOfFilesIsRead() throws Exception {
        write("pass.yaml", GOOD);

        var profile = CertificateProfiles.load(folder, PolicyArc.SANDBOX).get(new ProfileName("pass"));

        assertThat(profile.version()).isEqualTo(3);
        assertThat(profile.validity().inFile()).isEqualTo(Period.of(1, 6, 0));
        assertThat(profile.policy().getId()).endsWith(".11");
        assertThat(profile.extensions()).containsExactlyInAnyOrder(ProfileExtension.POLICY, ProfileExtension.OCSP);
    }

    @ParameterizedTest
    @CsvSource({
        "digitalSignature, forging, keyUsage",
        "RSA_2048, RSA_1024, keys",
        "P1Y6M, P0Y, validity",
        "'policy: 11', 'policy: eleven', policy",
        "'[CN, C]', '[CN, telephone]', subject",
        "'version: 3', 'colour: red', colour",
        "digitalSignature, keyCertSign, authorities",
        "clientAuth, subjectType, subjectType",
        "'name: pass', 'name: Pass', name",
        "'format: 1', 'format: 2', format"
    })
    void aBrokenFileIsRefusedWithThePlace(String good, String bad, String place) throws IOException {
        write("pass.yaml", GOOD.replaceFirst(Pattern.quote(good), bad));

        assertThatExceptionOfType(InvalidProfileException.class)
                .isThrownBy(() -> CertificateProfiles.load(folder, PolicyArc.SANDBOX))
                .withMessageContaining("pass.yaml")
                .withMessageContaining(place);
    }

    @Test
    void twoProfilesOfOneNameAreRefused() throws IOException {
        write("one.yaml", GOOD);
        write("two.yaml", GOOD);

        assertThatExceptionOfType(InvalidProfileException.class)
                .isThrownBy(() -> CertificateProfiles.load(folder, PolicyArc.SANDBOX))
                .withMessageContaining("two profiles");
    }

    @Test
    void whatIsNotYamlIsRefused() throws IOException {
        write("pass.yaml", "format: [1\n\tname: }");

        assertThatExceptionOfType(InvalidProfileException.class)
                .isThrownBy(() -> CertificateProfiles.load(folder, PolicyArc.SANDBOX));
    }

    @Test
    void aKeyThatComesTwiceIsRefused() throws IOException {
        write("pass.yaml", GOOD + "version: 4\n");

        assertThatExceptionOfType(InvalidProfileException.class)
                .isThrownBy(() -> CertificateProfiles.load(folder, PolicyArc.SANDBOX));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
