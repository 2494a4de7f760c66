package kz.kualik.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CryptoEngineTest {

    private static final byte[] DATA = "деректер".getBytes(StandardCharsets.UTF_8);

    /** Made once: large RSA keys take seconds. */
    private static final Map<KeyAlgorithm, KeyPair> PAIRS = new EnumMap<>(KeyAlgorithm.class);

    private final CryptoEngine engine = CryptoEngine.detect();

    @BeforeAll
    static void makeKeys() {
        var maker = CryptoEngine.detect();
        for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
            PAIRS.put(algorithm, maker.generateKeyPair(algorithm));
        }
    }

    private static KeyPair pairOf(KeyAlgorithm algorithm) {
        return Optional.ofNullable(PAIRS.get(algorithm)).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSignedVerifiesAndWhatIsChangedDoesNot(KeyAlgorithm algorithm) throws Exception {
        KeyPair pair = pairOf(algorithm);
        SignatureAlgorithm signing = algorithm.defaultSignature();
        var info = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        byte[] signature = engine.sign(pair.getPrivate(), signing, DATA);
        SignatureScheme scheme = engine.scheme(info, signing.identifier(), Optional.empty());

        assertThat(KeyAlgorithm.of(info)).isEqualTo(algorithm);
        assertThat(engine.verify(scheme, DATA, signature)).isTrue();
        assertThat(engine.verify(scheme, new byte[] {1}, signature)).isFalse();
        signature[signature.length / 2] ^= 1;
        assertThat(engine.verify(scheme, DATA, signature)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void oneSignerSignsManyMessagesAndParts(KeyAlgorithm algorithm) throws Exception {
        KeyPair pair = pairOf(algorithm);
        SignatureAlgorithm signing = algorithm.defaultSignature();
        var info = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        SignatureScheme scheme = engine.scheme(info, signing.identifier(), Optional.empty());
        MessageSigner signer = engine.messageSigner(pair.getPrivate(), signing);

        for (int from = 0; from < 4; from++) {
            byte[] signature = signer.sign(DATA, from, DATA.length - from - 1);

            assertThat(engine.verify(scheme, Arrays.copyOfRange(DATA, from, DATA.length - 1), signature))
                    .isTrue();
        }
    }

    @Test
    void aKeyOfAnotherAlgorithmMakesNoSigner() {
        var key = pairOf(KeyAlgorithm.RSA_2048).getPrivate();

        assertThatThrownBy(() -> engine.messageSigner(key, KeyAlgorithm.ECDSA_P256.defaultSignature()))
                .isInstanceOf(UnusableKeyException.class);
    }

    @Test
    void aSignatureOfAnotherLengthIsWrongAndNotAnError() throws Exception {
        KeyPair pair = pairOf(KeyAlgorithm.GOST_2015_512);
        var info = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        SignatureScheme scheme = engine.scheme(
                info, KeyAlgorithm.GOST_2015_512.defaultSignature().identifier(), Optional.empty());

        assertThat(engine.verify(scheme, DATA, new byte[127])).isFalse();
        assertThat(engine.verify(scheme, DATA, new byte[0])).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void randomOctetsAreAWrongSignatureAndNotAnError(KeyAlgorithm algorithm) throws Exception {
        KeyPair pair = pairOf(algorithm);
        var info = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        SignatureScheme scheme =
                engine.scheme(info, algorithm.defaultSignature().identifier(), Optional.empty());
        byte[] right = engine.sign(pair.getPrivate(), algorithm.defaultSignature(), DATA);
        var random = new Random(99);
        for (int round = 0; round < 100; round++) {
            byte[] wrong = new byte[random.nextInt(2 * right.length)];
            random.nextBytes(wrong);
            byte[] cut = Arrays.copyOf(right, random.nextInt(right.length));

            assertThat(engine.verify(scheme, DATA, wrong)).isFalse();
            assertThat(engine.verify(scheme, DATA, cut)).isFalse();
        }
    }

    @Test
    void aCurveSpelledOutInParametersIsRefused() throws Exception {
        var named = SubjectPublicKeyInfo.getInstance(
                pairOf(KeyAlgorithm.ECDSA_P256).getPublic().getEncoded());
        var spelledOut = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(named.getAlgorithm().getAlgorithm(), ECNamedCurveTable.getByName("secp256r1")),
                named.getPublicKeyData().getOctets());

        assertThatThrownBy(() -> engine.publicKey(spelledOut))
                .isInstanceOf(UnsupportedKeyException.class)
                .hasMessageContaining("not given by name");
    }

    @Test
    void theReportNamesAProviderForEachFamily() {
        ProviderReport report = engine.providerReport();

        assertThat(report.describe()).contains("RSA: ").contains("ECDSA: ").contains("GOST: Kualik");
    }
}
