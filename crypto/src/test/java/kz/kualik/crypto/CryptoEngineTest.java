package kz.kualik.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CryptoEngineTest {

    private static final byte[] DATA = "деректер".getBytes(StandardCharsets.UTF_8);
    private final CryptoEngine engine = CryptoEngine.detect();

    @ParameterizedTest
    @EnumSource
    void whatIsSignedVerifiesAndWhatIsChangedDoesNot(KeyAlgorithm algorithm) throws Exception {
        KeyPair pair = engine.generateKeyPair(algorithm);
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

    @Test
    void aSignatureOfAnotherLengthIsWrongAndNotAnError() throws Exception {
        KeyPair pair = engine.generateKeyPair(KeyAlgorithm.GOST_2015_512);
        var info = SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded());
        SignatureScheme scheme = engine.scheme(
                info, KeyAlgorithm.GOST_2015_512.defaultSignature().identifier(), Optional.empty());

        assertThat(engine.verify(scheme, DATA, new byte[127])).isFalse();
        assertThat(engine.verify(scheme, DATA, new byte[0])).isFalse();
    }

    @Test
    void theReportNamesAProviderForEachFamily() {
        ProviderReport report = engine.providerReport();

        assertThat(report.describe()).contains("RSA: ").contains("ECDSA: ").contains("GOST: Kualik");
    }
}
