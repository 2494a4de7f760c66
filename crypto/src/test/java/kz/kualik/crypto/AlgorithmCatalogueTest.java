package kz.kualik.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What may be combined with what, and how foreign identifiers are understood. */
class AlgorithmCatalogueTest {

    private static final CryptoEngine ENGINE = CryptoEngine.detect();
    private static final SubjectPublicKeyInfo RSA_KEY = info(ENGINE.generateKeyPair(KeyAlgorithm.RSA_2048));

    private static SubjectPublicKeyInfo info(KeyPair pair) {
        return SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
    }

    private static SubjectPublicKeyInfo rsa() {
        return RSA_KEY;
    }

    private static AlgorithmIdentifier identifier(ASN1ObjectIdentifier oid) {
        return new AlgorithmIdentifier(oid, DERNull.INSTANCE);
    }

    @Test
    void exactlyTheLegalCombinationsCanBeMade() {
        Map<KeyAlgorithm, Set<DigestAlgorithm>> legal = new HashMap<>();
        Set<DigestAlgorithm> sha2 = Set.of(DigestAlgorithm.SHA256, DigestAlgorithm.SHA384, DigestAlgorithm.SHA512);
        legal.put(KeyAlgorithm.GOST_2015_512, Set.of(DigestAlgorithm.GOST3411_2015_512));
        legal.put(KeyAlgorithm.RSA_2048, sha2);
        legal.put(KeyAlgorithm.RSA_4096, sha2);
        legal.put(KeyAlgorithm.ECDSA_P256, sha2);
        legal.put(KeyAlgorithm.ECDSA_P384, Set.of(DigestAlgorithm.SHA384, DigestAlgorithm.SHA512));
        for (KeyAlgorithm key : KeyAlgorithm.values()) {
            List<DigestAlgorithm> possible = Arrays.stream(DigestAlgorithm.values())
                    .filter(digest -> isPossible(key, digest))
                    .toList();
            assertThat(possible).as(key.name()).containsExactlyInAnyOrderElementsOf(legal.get(key));
        }
    }

    private static boolean isPossible(KeyAlgorithm key, DigestAlgorithm digest) {
        try {
            return SignatureAlgorithm.of(key, digest).digest() == digest;
        } catch (IllegalCombinationException refused) {
            return false;
        }
    }

    @Test
    void aRefusedCombinationNamesTheLegalOnes() {
        assertThatThrownBy(() -> SignatureAlgorithm.of(KeyAlgorithm.GOST_2015_512, DigestAlgorithm.SHA256))
                .isInstanceOf(IllegalCombinationException.class)
                .hasMessage("keys of GOST_2015_512 do not sign with the digest SHA256;"
                        + " legal for them: GOST3411_2015_512");
    }

    @ParameterizedTest
    @CsvSource({
        "GOST_2015_512, 1.2.398.3.10.1.1.2.3.2, true",
        "RSA_2048, 1.2.840.113549.1.1.11, true",
        "RSA_4096, 1.2.840.113549.1.1.11, true",
        "ECDSA_P256, 1.2.840.10045.4.3.2, false",
        "ECDSA_P384, 1.2.840.10045.4.3.3, false",
    })
    void identifiersAreWrittenAsTheStandardsWant(KeyAlgorithm key, String oid, boolean explicitNull) {
        AlgorithmIdentifier identifier = key.defaultSignature().identifier();

        assertThat(identifier.getAlgorithm().getId()).isEqualTo(oid);
        assertThat(Optional.ofNullable(identifier.getParameters()).map(DERNull.INSTANCE::equals))
                .isEqualTo(explicitNull ? Optional.of(true) : Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void aDigestIsFoundByItsIdentifier(DigestAlgorithm digest) {
        assertThat(DigestAlgorithm.of(digest.identifier().getAlgorithm())).contains(digest);
        assertThat(digest.digest(new byte[3])).hasSize(digest.length());
        assertThat(digest.identifier().getParameters()).isEqualTo(DERNull.INSTANCE);
    }

    @Test
    void keysThatAreNotIssuedAreRefusedByName() throws Exception {
        var small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);
        var curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp521r1"));
        var old = KeyPairGenerator.getInstance("GOST34310-2004", KualikProvider.instance());

        assertThatThrownBy(() -> KeyAlgorithm.of(info(small.generateKeyPair())))
                .isInstanceOf(UnsupportedKeyException.class)
                .hasMessageContaining("1024 bits");
        assertThatThrownBy(() -> KeyAlgorithm.of(info(curve.generateKeyPair())))
                .isInstanceOf(UnsupportedKeyException.class)
                .hasMessageContaining("another curve");
        assertThatThrownBy(() -> KeyAlgorithm.of(info(old.generateKeyPair())))
                .isInstanceOf(UnsupportedKeyException.class)
                .hasMessageContaining(KzObjectIdentifiers.GOST_34310_2004_KEY.getId());
    }

    @Test
    void theKeysOwnIdentifierIsUnderstoodWithTheDigestBesideIt() throws Exception {
        SignatureScheme scheme = ENGINE.scheme(
                rsa(), identifier(PKCSObjectIdentifiers.rsaEncryption), Optional.of(DigestAlgorithm.SHA512));

        assertThat(scheme.digest()).isEqualTo(DigestAlgorithm.SHA512);
        assertThat(scheme.jcaName()).isEqualTo("SHA512withRSA");
    }

    @Test
    void theGostKeysOwnIdentifierIsUnderstood() throws Exception {
        SubjectPublicKeyInfo key = info(ENGINE.generateKeyPair(KeyAlgorithm.GOST_2015_512));

        SignatureScheme scheme =
                ENGINE.scheme(key, identifier(KzObjectIdentifiers.GOST_2015_512_KEY), Optional.empty());

        assertThat(scheme.family()).isEqualTo(KeyFamily.GOST_2015);
        assertThat(scheme.digest()).isEqualTo(DigestAlgorithm.GOST3411_2015_512);
    }

    @Test
    void anIdentifierThatNamesNoDigestNeedsOneBesideIt() {
        assertThatThrownBy(
                        () -> ENGINE.scheme(rsa(), identifier(PKCSObjectIdentifiers.rsaEncryption), Optional.empty()))
                .isInstanceOf(UnsupportedSignatureAlgorithmException.class)
                .hasMessageContaining("names no digest");
    }

    @Test
    void contradictingDigestsAreRefused() {
        assertThatThrownBy(() -> ENGINE.scheme(
                        rsa(),
                        identifier(PKCSObjectIdentifiers.sha256WithRSAEncryption),
                        Optional.of(DigestAlgorithm.SHA1)))
                .isInstanceOf(UnsupportedSignatureAlgorithmException.class)
                .hasMessageContaining("SHA256")
                .hasMessageContaining("SHA1");
    }

    @Test
    void anIdentifierOfAnotherFamilyIsRefused() {
        assertThatThrownBy(
                        () -> ENGINE.scheme(rsa(), identifier(X9ObjectIdentifiers.ecdsa_with_SHA256), Optional.empty()))
                .isInstanceOf(UnsupportedSignatureAlgorithmException.class);
        assertThatThrownBy(() ->
                        ENGINE.scheme(rsa(), identifier(KzObjectIdentifiers.GOST_2015_512_SIGNATURE), Optional.empty()))
                .isInstanceOf(UnsupportedSignatureAlgorithmException.class);
        assertThatThrownBy(() -> ENGINE.scheme(
                        rsa(),
                        identifier(PKCSObjectIdentifiers.rsaEncryption),
                        Optional.of(DigestAlgorithm.GOST3411_2015_512)))
                .isInstanceOf(UnsupportedSignatureAlgorithmException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256", "ECDSA_P384"})
    void withAndWithoutAccelerationTheSignaturesAreTheSameKind(KeyAlgorithm algorithm) throws Exception {
        var plain = CryptoEngine.withoutAcceleration();
        KeyPair pair = ENGINE.generateKeyPair(algorithm);
        byte[] data = {1, 2, 3};
        byte[] signature = ENGINE.sign(pair.getPrivate(), algorithm.defaultSignature(), data);

        SignatureScheme scheme =
                plain.scheme(info(pair), algorithm.defaultSignature().identifier(), Optional.empty());

        assertThat(plain.verify(scheme, data, signature)).isTrue();
    }

    @Test
    void theReportSaysWhyThereIsNoAcceleration() {
        ProviderReport report = CryptoEngine.withoutAcceleration().providerReport();

        assertThat(report.fallbackReason()).isPresent();
        assertThat(report.describe()).doesNotContain("Corretto");
    }

    @Test
    void theReportNamesTheAmazonProviderExactlyWhereNothingSpeaksAgainstIt() {
        ProviderReport report = ENGINE.providerReport();

        assertThat(report.rsa().startsWith("AmazonCorretto"))
                .isEqualTo(report.fallbackReason().isEmpty());
    }

    @Test
    void aKeyThatDoesNotFitTheAlgorithmIsRefused() {
        KeyPair pair = ENGINE.generateKeyPair(KeyAlgorithm.ECDSA_P256);

        assertThatThrownBy(() ->
                        ENGINE.sign(pair.getPrivate(), KeyAlgorithm.GOST_2015_512.defaultSignature(), new byte[1]))
                .isInstanceOf(UnusableKeyException.class);
        assertThatThrownBy(() -> ENGINE.sign(pair.getPrivate(), KeyAlgorithm.RSA_2048.defaultSignature(), new byte[1]))
                .isInstanceOf(UnusableKeyException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void keysThatAreNoPairAreToldApart(KeyAlgorithm algorithm) {
        KeyPair one = ENGINE.generateKeyPair(algorithm);
        KeyPair other = ENGINE.generateKeyPair(algorithm);

        assertThat(ENGINE.belongTogether(one.getPrivate(), info(one))).isTrue();
        assertThat(ENGINE.belongTogether(one.getPrivate(), info(other))).isFalse();
    }

    @Test
    void aPasswordIsWipedAndNeverPrinted() {
        char[] characters = "Qwerty12".toCharArray();
        Password password = Password.of(characters);
        characters[0] = 'X';

        assertThat(password.characters()).isEqualTo("Qwerty12".toCharArray());
        assertThat(password.toString()).doesNotContain("Qwerty12");
        password.close();
        assertThatThrownBy(password::characters).isInstanceOf(ClosedPasswordException.class);
    }
}
