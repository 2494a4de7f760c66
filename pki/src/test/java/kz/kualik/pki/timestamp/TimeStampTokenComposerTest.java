package kz.kualik.pki.timestamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.der.StrictDer;
import kz.kualik.pki.fixture.OpenSsl;
import kz.kualik.pki.fixture.TestAuthority;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeStampTokenComposerTest {

    private static final byte[] DATA = "a document".getBytes(StandardCharsets.UTF_8);
    private static final Instant TIME = Instant.parse("2026-11-22T10:15:30.700Z");
    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.25.1234567890");
    private static final BigInteger SERIAL = new BigInteger("3e5d2174937d19331886dea1a92fad3fe91e781b", 16);
    private static final BigInteger NONCE = new BigInteger("-987654321987654321");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void isReadBackAsItWasMeant(KeyAlgorithm algorithm) throws Exception {
        var signer = new TestAuthority(algorithm).timeStampingAuthority();
        var request = TimeStampRequest.of(MessageImprint.of(DigestAlgorithm.SHA256, DATA), NONCE);

        var token = TimeStampToken.parse(compose(signer, request, Optional.empty()));

        assertThat(token.info().policy()).isEqualTo(POLICY);
        assertThat(token.info().serialNumber()).isEqualTo(SERIAL);
        assertThat(token.info().time()).isEqualTo(Instant.parse("2026-11-22T10:15:30Z"));
        assertThat(token.info().nonce()).contains(NONCE);
        assertThat(token.info().hasAccuracy()).isFalse();
        assertThat(token.info().imprint().fits(DATA)).isTrue();
        assertThat(token.signerCertificate()).contains(signer.certificate());
        assertThat(token.signingCertificate().orElseThrow().names(signer.certificate()))
                .isTrue();
        assertThat(token.isSignedBy(signer.certificate().publicKeyInfo(), TestAuthority.ENGINE))
                .isTrue();
    }

    @Test
    void isStrictDer() throws Exception {
        var signer = new TestAuthority(KeyAlgorithm.GOST_2015_512).timeStampingAuthority();
        var request = TimeStampRequest.of(MessageImprint.of(DigestAlgorithm.GOST3411_2015_512, DATA), NONCE);

        StrictDer.requireDer(compose(signer, request, Optional.of(Duration.ofMillis(1_500))), 10_000);
    }

    @Test
    void theCertificateIsLeftOutWhereItIsNotWanted() throws Exception {
        var signer = new TestAuthority(KeyAlgorithm.ECDSA_P256).timeStampingAuthority();
        var request = new TimeStampRequest(
                MessageImprint.of(DigestAlgorithm.SHA256, DATA), Optional.empty(), Optional.empty(), false, List.of());

        var token = TimeStampToken.parse(compose(signer, request, Optional.empty()));

        assertThat(token.certificates()).isEmpty();
        assertThat(token.isSignerCertificate(signer.certificate())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"RSA_2048", "ECDSA_P256"})
    void opensslVerifiesIt(KeyAlgorithm algorithm) {
        var authority = new TestAuthority(algorithm);
        var signer = authority.timeStampingAuthority();
        var request = TimeStampRequest.of(MessageImprint.of(DigestAlgorithm.SHA256, DATA), BigInteger.TEN)
                .withPolicy(POLICY);
        OpenSsl.pem(folder, "ca.pem", authority.certificate());
        OpenSsl.write(folder, "request.tsq", request.encoded());
        OpenSsl.write(
                folder,
                "response.tsr",
                TimeStampResponseComposer.granted(compose(signer, request, Optional.of(Duration.ofSeconds(1)))));

        var result = OpenSsl.run(
                folder,
                List.of("ts", "-verify", "-queryfile", "request.tsq", "-in", "response.tsr", "-CAfile", "ca.pem"));

        assertThat(result.output()).contains("Verification: OK");
    }

    @Test
    void opensslReadsARefusal() {
        OpenSsl.write(
                folder,
                "refusal.tsr",
                TimeStampResponseComposer.rejected(TimeStampFailure.UNACCEPTED_POLICY, "no such policy"));

        assertThat(OpenSsl.run(folder, List.of("ts", "-reply", "-in", "refusal.tsr", "-text"))
                        .output())
                .contains("Status: Rejected.", "no such policy", "the requested TSA policy is not supported");
    }

    @ParameterizedTest
    @EnumSource(TimeStampFailure.class)
    void aRefusalIsReadBack(TimeStampFailure failure) throws Exception {
        var response = TimeStampResponse.parse(TimeStampResponseComposer.rejected(failure, "not today"));

        assertThat(response)
                .isEqualTo(new TimeStampResponse(2, Optional.of(failure), Optional.of("not today"), Optional.empty()));
    }

    @Test
    void aRequestMadeByOpensslIsRead() throws Exception {
        OpenSsl.write(folder, "data", DATA);
        OpenSsl.run(
                folder,
                List.of("ts", "-query", "-data", "data", "-sha512", "-cert", "-tspolicy", "1.2.3.4", "-out", "q"));

        var request = TimeStampRequest.parse(Files.readAllBytes(folder.resolve("q")));

        assertThat(request.imprint().fits(DATA)).isTrue();
        assertThat(request.policy()).contains(new ASN1ObjectIdentifier("1.2.3.4"));
        assertThat(request.nonce()).isPresent();
        assertThat(request.certificateWanted()).isTrue();
    }

    private static byte[] compose(TestAuthority.Issued signer, TimeStampRequest request, Optional<Duration> accuracy) {
        var digest = signer.algorithm().defaultSignature().digest();
        return new TimeStampTokenComposer(signer.certificate(), List.of(), digest)
                .compose(request, POLICY, SERIAL, TIME, accuracy, signer.signer());
    }
}
