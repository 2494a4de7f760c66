package kz.kualik.signature.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.SignatureAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.pki.path.PathBuilder;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.NucSamples;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.facts.RevocationStatement;
import kz.kualik.signature.facts.RevocationStatement.NotRevoked;
import kz.kualik.signature.facts.RevocationStatement.Revoked;
import kz.kualik.signature.facts.RevocationStatement.Status;
import kz.kualik.signature.facts.RevocationStatement.Unknown;
import kz.kualik.signature.revocation.RevocationAnswer;
import kz.kualik.signature.revocation.RevocationSource;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTokenVerifierTest {

    private static final CryptoEngine ENGINE = CryptoEngine.detect();
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String SITE = "https://portal.example";
    private static final byte[] CHALLENGE = "a challenge of thirty-two octets".getBytes(StandardCharsets.US_ASCII);

    private final LoginHierarchy hierarchy = new LoginHierarchy("House");

    private static RevocationSource saying(Status status) {
        return saying(new RevocationStatement("test", NOW, Optional.of(NOW.plusSeconds(60)), status));
    }

    private static RevocationSource saying(RevocationStatement... statements) {
        return (certificate, issuer) -> new RevocationAnswer(List.of(statements), List.of());
    }

    private LoginTokenVerifier verifier(RevocationSource revocation, Instant now, String origin) {
        var trust = new TrustStore(List.of(hierarchy.root()), List.of());
        return new LoginTokenVerifier(
                ENGINE, new PathBuilder(ENGINE, trust), revocation, Clock.fixed(now, ZoneOffset.UTC), origin);
    }

    private LoginTokenVerifier verifier() {
        return verifier(saying(new NotRevoked()), NOW, SITE);
    }

    private static LoginToken token(SigningKey key) {
        return LoginToken.sign(ENGINE, key, SITE, CHALLENGE);
    }

    private void refused(LoginTokenVerifier verifier, LoginToken token, String why) {
        assertThatThrownBy(() -> verifier.verify(token, CHALLENGE))
                .isInstanceOf(InvalidLoginTokenException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "RSA_4096", "ECDSA_P256", "ECDSA_P384"})
    void theRightTokenNamesItsHolderWithEveryKindOfKey(KeyAlgorithm algorithm) throws Exception {
        var key = hierarchy.person(algorithm);
        assertThat(verifier().verify(token(key), CHALLENGE)).isEqualTo(key.certificate());
        assertThat(verifier().verify(reread(token(key)), CHALLENGE)).isEqualTo(key.certificate());
    }

    private static LoginToken reread(LoginToken token) throws InvalidLoginTokenException {
        var encoder = Base64.getEncoder();
        return LoginToken.of(
                encoder.encodeToString(token.certificate().encoded()), encoder.encodeToString(token.signature()));
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void anotherSiteAnotherChallengeAndAnotherKeyAreRefused(KeyAlgorithm algorithm) {
        var key = hierarchy.person(algorithm);
        var token = token(key);
        for (var other :
                new String[] {"https://portal.example:8443", "https://evil.example", "http://portal.example", ""}) {
            refused(verifier(saying(new NotRevoked()), NOW, other), token, "not of this certificate's key");
        }
        var challenge = CHALLENGE.clone();
        challenge[31] ^= 1;
        assertThatThrownBy(() -> verifier().verify(token, challenge)).isInstanceOf(InvalidLoginTokenException.class);

        var stranger = hierarchy.person(algorithm);
        refused(verifier(), of(stranger.certificate(), token.signature()), "not of this certificate's key");
    }

    private static LoginToken of(Certificate certificate, byte[] signature) {
        var encoder = Base64.getEncoder();
        try {
            return LoginToken.of(encoder.encodeToString(certificate.encoded()), encoder.encodeToString(signature));
        } catch (InvalidLoginTokenException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void aSignatureThatIsCutLengthenedEmptyOrFlippedIsRefused(KeyAlgorithm algorithm) {
        var key = hierarchy.person(algorithm);
        var right = token(key).signature();
        for (var wrong : List.of(
                new byte[0],
                Arrays.copyOf(right, right.length - 1),
                Arrays.copyOf(right, right.length + 1),
                new byte[right.length])) {
            refused(verifier(), of(key.certificate(), wrong), "not of this certificate's key");
        }
        for (var bit = 0; bit < right.length * 8; bit += 37) {
            var flipped = right.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            refused(verifier(), of(key.certificate(), flipped), "not of this certificate's key");
        }
    }

    @Test
    void aSignatureOfAnotherAlgorithmIsRefused() {
        var rsa = hierarchy.person(KeyAlgorithm.RSA_2048);
        var sha512 = SignatureAlgorithm.of(KeyAlgorithm.RSA_2048, DigestAlgorithm.SHA512);
        var other = new SigningKey(rsa.privateKey(), sha512, rsa.certificate(), List.of());
        refused(verifier(), token(other), "not of this certificate's key");

        var gost = hierarchy.person(KeyAlgorithm.GOST_2015_512);
        refused(verifier(), of(gost.certificate(), token(rsa).signature()), "not of this certificate's key");
        refused(verifier(), of(rsa.certificate(), token(gost).signature()), "not of this certificate's key");
    }

    @Test
    void nobodyLogsInWithAKeyThatNothingIsSignedWithAnyMore() throws Exception {
        var old = Certificate.parse(
                PemOrDer.decodeSingle(NucSamples.read("leaf-certs-test/ceo_valid_sign_2004_gost.cer"), 100_000));
        refused(verifier(), of(old, new byte[64]), "with such a key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "AAAA", "MIIB"})
    void whatIsNoCertificateOrNoBase64IsNoToken(String rubbish) {
        assertThatThrownBy(() -> LoginToken.of(rubbish, "AAAA")).isInstanceOf(InvalidLoginTokenException.class);
        var right = Base64.getEncoder()
                .encodeToString(
                        hierarchy.person(KeyAlgorithm.ECDSA_P256).certificate().encoded());
        assertThatThrownBy(() -> LoginToken.of(right, "no base64!")).isInstanceOf(InvalidLoginTokenException.class);
        assertThatThrownBy(() -> LoginToken.of(right.substring(8), "AAAA"))
                .isInstanceOf(InvalidLoginTokenException.class);
    }

    @Test
    void aCertificateForOtherPurposesIsRefused() {
        var algorithm = KeyAlgorithm.ECDSA_P256;
        var usage = Optional.of(new KeyUsage(KeyUsage.digitalSignature));
        for (var purposes : List.of(
                new KeyPurposeId[] {KeyPurposeId.id_kp_emailProtection},
                new KeyPurposeId[] {KeyPurposeId.anyExtendedKeyUsage},
                new KeyPurposeId[0])) {
            var key = hierarchy.person(algorithm, hierarchy.start(), hierarchy.end(), usage, purposes);
            refused(verifier(), token(key), "not for authentication");
        }
    }

    @Test
    void aCertificateWhoseKeyMayNotSignIsRefused() throws Exception {
        var algorithm = KeyAlgorithm.ECDSA_P256;
        var start = hierarchy.start();
        var end = hierarchy.end();
        var agreement = Optional.of(new KeyUsage(KeyUsage.keyAgreement | KeyUsage.nonRepudiation));
        refused(
                verifier(),
                token(hierarchy.person(algorithm, start, end, agreement, KeyPurposeId.id_kp_clientAuth)),
                "not for authentication");
        var silent = hierarchy.person(algorithm, start, end, Optional.empty(), KeyPurposeId.id_kp_clientAuth);
        assertThat(verifier().verify(token(silent), CHALLENGE)).isEqualTo(silent.certificate());
    }

    @Test
    void aCertificateIsGoodFromItsFirstToItsLastSecond() throws Exception {
        var usage = Optional.of(new KeyUsage(KeyUsage.digitalSignature));
        var end = NOW.plus(Duration.ofDays(1));
        var key = hierarchy.person(KeyAlgorithm.ECDSA_P256, NOW, end, usage, KeyPurposeId.id_kp_clientAuth);
        refused(verifier(saying(fresh(NOW)), NOW.minusSeconds(1), SITE), token(key), "not valid at");
        assertThat(verifier(saying(fresh(NOW)), NOW, SITE).verify(token(key), CHALLENGE))
                .isEqualTo(key.certificate());
        assertThat(verifier(saying(fresh(end)), end, SITE).verify(token(key), CHALLENGE))
                .isEqualTo(key.certificate());
        refused(verifier(saying(fresh(end)), end.plusSeconds(1), SITE), token(key), "not valid at");
    }

    private static RevocationStatement fresh(Instant now) {
        return new RevocationStatement("test", now, Optional.of(now.plusSeconds(60)), new NotRevoked());
    }

    @Test
    void anExpiredIssuerLetsNobodyIn() {
        var key = hierarchy.person(KeyAlgorithm.ECDSA_P256);
        var late = hierarchy.end().plusSeconds(1);
        refused(verifier(saying(fresh(late)), late, SITE), token(key), "not valid at");
    }

    @Test
    void aStrangersCertificateAndASelfMadeOneAreRefused() {
        var other = new LoginHierarchy("House");
        refused(verifier(), token(other.person(KeyAlgorithm.ECDSA_P256)), "trusted authority");
        refused(verifier(), token(other.person(KeyAlgorithm.GOST_2015_512)), "trusted authority");
    }

    @Test
    void aRevokedCertificateIsRefusedWhoeverElseSaysOtherwise() {
        var key = hierarchy.person(KeyAlgorithm.ECDSA_P256);
        var revoked = new Revoked(NOW, Optional.empty());
        refused(verifier(saying(revoked), NOW, SITE), token(key), "is revoked");
        var old = new RevocationStatement(
                "old list", NOW.minusSeconds(90_000), Optional.of(NOW.minusSeconds(1)), revoked);
        refused(verifier(saying(fresh(NOW), old), NOW, SITE), token(key), "is revoked");
    }

    @Test
    void silenceAnUnknownNumberAndAnAnswerThatIsOverLetNobodyIn() {
        var token = token(hierarchy.person(KeyAlgorithm.ECDSA_P256));
        var over = new RevocationStatement("list", NOW.minusSeconds(90_000), Optional.of(NOW), new NotRevoked());
        var ahead = new RevocationStatement(
                "list", NOW.plusSeconds(301), Optional.of(NOW.plusSeconds(90_000)), new NotRevoked());
        var oldLive = new RevocationStatement("OCSP", NOW.minusSeconds(3_600), Optional.empty(), new NotRevoked());
        for (var source : List.of(
                RevocationSource.none(),
                saying(new Unknown()),
                saying(over),
                saying(oldLive),
                saying(over, oldLive),
                saying(ahead))) {
            refused(verifier(source, NOW, SITE), token, "nobody could be asked");
        }
        var live = new RevocationStatement("OCSP", NOW.minusSeconds(3_599), Optional.empty(), new NotRevoked());
        assertThat(catchNothing(verifier(saying(live, over), NOW, SITE), token)).isTrue();
    }

    @Test
    void whatIsSignedForALoginIsKnownByItsBeginning() {
        var signed = LoginToken.toBeSigned(DigestAlgorithm.SHA256, SITE, CHALLENGE);

        assertThat(signed).hasSize(15 + 32 + 32);
        assertThat(new String(signed, StandardCharsets.ISO_8859_1)).startsWith("kualik-login:1\0");
        assertThat(LoginToken.isReserved(signed)).isTrue();
        assertThat(LoginToken.isReserved(Arrays.copyOf(signed, LoginToken.BEGINNING_LENGTH)))
                .isTrue();
        assertThat(LoginToken.isReserved(Arrays.copyOf(signed, LoginToken.BEGINNING_LENGTH - 1)))
                .isFalse();
        assertThat(LoginToken.isReserved("kualik-login:2\0".getBytes(StandardCharsets.US_ASCII)))
                .isFalse();
    }

    private static boolean catchNothing(LoginTokenVerifier verifier, LoginToken token) {
        try {
            return verifier.verify(token, CHALLENGE).equals(token.certificate());
        } catch (InvalidLoginTokenException e) {
            return false;
        }
    }
}
