package kz.kualik.pki.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Random;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.SignatureAlgorithm;
import kz.kualik.pki.certificate.KeyIdentifier;
import kz.kualik.pki.issue.TestHierarchy;
import kz.kualik.pki.issue.TestHolders;
import kz.kualik.pki.oid.KeyStorage;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificationRequestTest {

    private static final X500Name NOBODY = new X500Name(new RDN[0]);

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256", "ECDSA_P384"})
    void aRequestComesBackAsItWasMade(KeyAlgorithm algorithm) throws Exception {
        var keys = TestHolders.keys(algorithm);
        var made = new CertificationRequestBuilder(TestHolders.individual().name())
                .storage(KeyStorage.PKCS12_FILE)
                .email("aigul@example.kz")
                .dnsName("example.kz")
                .build(keys, algorithm.defaultSignature(), TestHierarchy.ENGINE);

        var read = CertificationRequest.parse(made.encoded());

        assertThat(read.requestedStorage()).contains(KeyStorage.PKCS12_FILE);
        assertThat(read.emailAddresses()).containsExactly("aigul@example.kz");
        assertThat(read.dnsNames()).containsExactly("example.kz");
        assertThat(read.publicKeyInfo()).isEqualTo(TestHierarchy.publicKeyInfo(keys));
        assertThatCode(() -> read.verifyProofOfPossession(TestHierarchy.ENGINE)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void anotherKeysSignatureProvesNothing(KeyAlgorithm algorithm) throws Exception {
        var stranger = TestHierarchy.ENGINE.generateKeyPair(algorithm);
        var mixed = new KeyPair(TestHolders.keys(algorithm).getPublic(), stranger.getPrivate());
        var request = new CertificationRequestBuilder(NOBODY)
                .build(mixed, algorithm.defaultSignature(), TestHierarchy.ENGINE);

        assertThatExceptionOfType(ProofOfPossessionException.class)
                .isThrownBy(() -> request.verifyProofOfPossession(TestHierarchy.ENGINE));
    }

    @Test
    void anAuthoritysOwnKeyIsRefused() throws Exception {
        var authority = TestHierarchy.of(KeyAlgorithm.GOST_2015_512);
        var request = new CertificationRequestBuilder(NOBODY)
                .build(authority.issuingKeys(), KeyAlgorithm.GOST_2015_512.defaultSignature(), TestHierarchy.ENGINE);
        var taken = List.of(KeyIdentifier.of(authority.issuing().publicKeyInfo()));

        assertThatExceptionOfType(UnacceptableKeyException.class).isThrownBy(() -> request.requireKeyNotAmong(taken));
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 3072})
    void aKeyOfASizeThatIsNotCertifiedIsRefused(int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        var keys = generator.generateKeyPair();

        assertThatExceptionOfType(UnacceptableKeyException.class)
                .isThrownBy(() -> CertificationRequest.parse(encoded(info(keys, new DERSet()), keys)));
    }

    @Test
    void anUnknownAttributeIsRefused() throws Exception {
        var keys = TestHolders.keys(KeyAlgorithm.RSA_2048);
        var password = new Attribute(
                PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERSet(new DERPrintableString("secret")));

        assertThatExceptionOfType(MalformedCertificationRequestException.class)
                .isThrownBy(() -> CertificationRequest.parse(encoded(info(keys, new DERSet(password)), keys)))
                .withMessageContaining("1.2.840.113549.1.9.7");
    }

    @Test
    void anExtensionThatTheAuthorityDecidesOnIsLeftOut() throws Exception {
        var keys = TestHolders.keys(KeyAlgorithm.RSA_2048);
        var extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));

        var request = CertificationRequest.parse(encoded(info(keys, extensionRequest(extensions)), keys));

        assertThat(request.requestedStorage()).isEmpty();
        assertThat(request.dnsNames()).isEmpty();
    }

    @Test
    void anImproperAddressIsRefused() throws Exception {
        var keys = TestHolders.keys(KeyAlgorithm.RSA_2048);
        var extensions = new ExtensionsGenerator();
        extensions.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.rfc822Name, "a@b.kz\nBcc: all")));

        assertThatExceptionOfType(MalformedCertificationRequestException.class)
                .isThrownBy(() -> CertificationRequest.parse(encoded(info(keys, extensionRequest(extensions)), keys)));
    }

    @Test
    void berIsRefused() throws Exception {
        var keys = TestHolders.keys(KeyAlgorithm.RSA_2048);
        var der = encoded(info(keys, new DERSet()), keys);
        var ber = new byte[der.length + 2];
        System.arraycopy(der, 0, ber, 0, der.length);
        ber[1] = (byte) 0x80;
        System.arraycopy(der, 4, ber, 2, der.length - 4);

        assertThatExceptionOfType(MalformedCertificationRequestException.class)
                .isThrownBy(() -> CertificationRequest.parse(ber));
    }

    @Test
    void anotherVersionIsRefused() throws Exception {
        var keys = TestHolders.keys(KeyAlgorithm.RSA_2048);
        var der = encoded(info(keys, new DERSet()), keys);
        // SEQUENCE, SEQUENCE, INTEGER 0: both lengths take three octets
        der[10] = 1;

        assertThatExceptionOfType(MalformedCertificationRequestException.class)
                .isThrownBy(() -> CertificationRequest.parse(der))
                .withMessageContaining("version");
    }

    @Test
    void parametersThatTheSignatureAlgorithmDoesNotHaveAreRefused() throws Exception {
        var keys = TestHolders.keys(KeyAlgorithm.RSA_2048);
        var request = new org.bouncycastle.asn1.pkcs.CertificationRequest(
                info(keys, new DERSet()),
                new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.sha256WithRSAEncryption, new DERPrintableString("unsigned")),
                new DERBitString(new byte[256]));

        assertThatExceptionOfType(MalformedCertificationRequestException.class)
                .isThrownBy(() -> CertificationRequest.parse(request.getEncoded(ASN1Encoding.DER)))
                .withMessageContaining("parameters");
    }

    @Test
    void mutatedRequestsAreReadOrRefusedButNothingElseHappens() throws Exception {
        var keys = TestHolders.keys(KeyAlgorithm.GOST_2015_512);
        var good = new CertificationRequestBuilder(TestHolders.individual().name())
                .storage(KeyStorage.ID_CARD)
                .email("aigul@example.kz")
                .build(keys, KeyAlgorithm.GOST_2015_512.defaultSignature(), TestHierarchy.ENGINE)
                .encoded();
        var random = new Random(2);
        int refused = 0;
        for (int round = 0; round < 3_000; round++) {
            var bytes = good.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                CertificationRequest.parse(bytes);
            } catch (CertificationRequestException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 3_000);
    }

    private static CertificationRequestInfo info(KeyPair keys, ASN1Set attributes) {
        return new CertificationRequestInfo(NOBODY, TestHierarchy.publicKeyInfo(keys), attributes);
    }

    private static DERSet extensionRequest(ExtensionsGenerator extensions) {
        ASN1Encodable value = extensions.generate();
        return new DERSet(new Attribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, new DERSet(value)));
    }

    private static byte[] encoded(CertificationRequestInfo info, KeyPair keys) throws IOException {
        var algorithm = SignatureAlgorithm.of(KeyAlgorithm.RSA_2048, DigestAlgorithm.SHA256);
        var signature = TestHierarchy.ENGINE.sign(keys.getPrivate(), algorithm, info.getEncoded(ASN1Encoding.DER));
        return new org.bouncycastle.asn1.pkcs.CertificationRequest(
                        info, algorithm.identifier(), new DERBitString(signature))
                .getEncoded(ASN1Encoding.DER);
    }
}
