package kz.kualik.pki.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.KeyIdentifier;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.pki.der.StrictDer;
import kz.kualik.pki.oid.IdentificationMethod;
import kz.kualik.pki.oid.NationalObjectIdentifiers;
import kz.kualik.pki.profile.ProfileName;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An individual's certificate of ours beside the newest public one of the national authority. */
class NationalLikenessTest {

    private static final Path FOLDER = Path.of(System.getProperty("kualik.testdata", "absent"), "nuc");

    @BeforeAll
    static void theRealFilesArePresent() {
        assumeTrue(Files.isDirectory(FOLDER), "the folder of real files is absent");
    }

    @Test
    void theSubjectHasTheSameAttributesInTheSameOrderAndStringTypes() throws Exception {
        assertThat(shape(ours())).isEqualTo(shape(theirs()));
    }

    @Test
    void theKeyUsageIsTheSame() throws Exception {
        assertThat(keyUsage(ours())).isEqualTo(keyUsage(theirs()));
    }

    @Test
    void theExtendedUsagesAreTheSameBesideTheWayOfIdentification() throws Exception {
        var own = usages(ours()).stream()
                .filter(usage -> IdentificationMethod.of(usage).isEmpty())
                .toList();
        assertThat(own).isEqualTo(usages(theirs()));
    }

    @Test
    void theExtensionsAreTheSameBesideTheAddressOfDeltaLists() throws Exception {
        var their = oids(theirs());
        their.remove(Extension.freshestCRL);
        assertThat(oids(ours())).isEqualTo(their);
    }

    @Test
    void theKeyStorageIsWrittenInTheSameOctets() throws Exception {
        assertThat(storage(ours())).isEqualTo(storage(theirs()));
    }

    @Test
    void theirKeyIdentifierIsComputedAsOursIs() throws Exception {
        assertThat(KeyIdentifier.of(theirs().publicKeyInfo()).octets())
                .isEqualTo(theirs().subjectKeyIdentifier().orElseThrow());
    }

    @Test
    void theirCertificatesAreStrictDer() throws Exception {
        StrictDer.requireDer(theirs().encoded(), Certificate.MAXIMUM_SIZE);
        var root = PemOrDer.decodeSingle(Files.readAllBytes(FOLDER.resolve("ca-prod/nca_gost_2022.pem")), 100_000);
        StrictDer.requireDer(root, Certificate.MAXIMUM_SIZE);
        assertThat(Certificate.parse(root).isSelfIssued()).isFalse();
    }

    private static Certificate theirs() throws Exception {
        return Certificate.parse(Files.readAllBytes(FOLDER.resolve("leaf-certs-test/individual_signer_2026.cer")));
    }

    private static Certificate ours() throws Exception {
        var profile = TestHierarchy.PROFILES.get(new ProfileName("individual"));
        return TestHierarchy.of(KeyAlgorithm.GOST_2015_512)
                .issue(profile, TestHolders.individual(), TestHolders.keys(KeyAlgorithm.GOST_2015_512));
    }

    private static List<String> shape(Certificate certificate) {
        return Arrays.stream(certificate.subject().getRDNs())
                .map(part -> part.getFirst())
                .map(part -> part.getType() + " " + part.getValue().getClass().getSimpleName())
                .toList();
    }

    private static KeyUsage keyUsage(Certificate certificate) {
        return KeyUsage.fromExtensions(certificate.extensions().orElseThrow());
    }

    private static List<ASN1ObjectIdentifier> usages(Certificate certificate) {
        var usage = ExtendedKeyUsage.fromExtensions(certificate.extensions().orElseThrow());
        return Arrays.stream(usage.getUsages()).map(KeyPurposeId::toOID).toList();
    }

    private static Set<ASN1ObjectIdentifier> oids(Certificate certificate) {
        return new HashSet<>(
                Arrays.asList(certificate.extensions().orElseThrow().getExtensionOIDs()));
    }

    private static byte[] storage(Certificate certificate) {
        return certificate
                .extensions()
                .orElseThrow()
                .getExtension(NationalObjectIdentifiers.KEY_STORAGE)
                .getExtnValue()
                .getOctets();
    }
}
