package kz.kualik.pki.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.der.StrictDer;
import kz.kualik.pki.fixture.OpenSsl;
import kz.kualik.pki.fixture.TestAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OcspResponseComposerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:30.987Z");
    private static final Instant SECOND = Instant.parse("2026-11-22T10:15:30Z");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void isReadBackAsItWasMeant(KeyAlgorithm algorithm) throws Exception {
        var authority = new TestAuthority(algorithm);
        var responder = authority.ocspResponder();
        var nonce = OcspNonce.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        var answers = List.of(
                answer(authority, 5, new CertificateStatus.Good(), Optional.empty()),
                answer(authority, 200, new CertificateStatus.Unknown(), Optional.of(SECOND.plusSeconds(60))),
                answer(authority, 7, revoked(Optional.of(RevocationReason.KEY_COMPROMISE)), Optional.empty()),
                answer(authority, 8, revoked(Optional.empty()), Optional.of(SECOND.plusSeconds(60))));

        var encoded = new OcspResponseComposer(responder.certificate(), List.of())
                .compose(answers, NOW, Optional.of(nonce), true, responder.signer());
        var read = OcspResponse.parse(encoded).basicResponse().orElseThrow();

        assertThat(read.responses()).isEqualTo(answers);
        assertThat(read.producedAt()).isEqualTo(SECOND);
        assertThat(read.nonce()).contains(nonce);
        assertThat(read.hasExtendedRevokedDefinition()).isTrue();
        assertThat(read.certificates()).containsExactly(responder.certificate());
        assertThat(read.isSignedBy(responder.certificate().publicKeyInfo(), TestAuthority.ENGINE))
                .isTrue();
    }

    @Test
    void isStrictDer() throws Exception {
        var authority = new TestAuthority(KeyAlgorithm.ECDSA_P256);
        var responder = authority.ocspResponder();

        var encoded = new OcspResponseComposer(responder.certificate(), List.of())
                .compose(
                        List.of(answer(authority, 5, revoked(Optional.empty()), Optional.of(SECOND.plusSeconds(1)))),
                        NOW,
                        Optional.empty(),
                        true,
                        responder.signer());

        StrictDer.requireDer(encoded, 10_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"RSA_2048", "ECDSA_P256"})
    void opensslAcceptsIt(KeyAlgorithm algorithm) {
        var authority = new TestAuthority(algorithm);
        var responder = authority.ocspResponder();
        var subject = authority.individual().certificate();
        var now = Instant.now();
        var encoded = new OcspResponseComposer(responder.certificate(), List.of())
                .compose(
                        List.of(new SingleOcspResponse(
                                OcspCertId.of(DigestAlgorithm.SHA1, authority.certificate(), subject.serialNumber()),
                                new CertificateStatus.Revoked(
                                        now.minusSeconds(90), Optional.of(RevocationReason.SUPERSEDED)),
                                now,
                                Optional.empty())),
                        now,
                        Optional.empty(),
                        true,
                        responder.signer());
        OpenSsl.pem(folder, "ca.pem", authority.certificate());
        OpenSsl.pem(folder, "subject.pem", subject);
        OpenSsl.write(folder, "response.der", encoded);

        var result = OpenSsl.run(
                folder,
                List.of(
                        "ocsp",
                        "-respin",
                        "response.der",
                        "-issuer",
                        "ca.pem",
                        "-cert",
                        "subject.pem",
                        "-CAfile",
                        "ca.pem"));

        assertThat(result.output()).contains("Response verify OK", "subject.pem: revoked", "Reason: superseded");
        assertThat(result.exitCode()).isZero();
    }

    private static CertificateStatus revoked(Optional<RevocationReason> reason) {
        return new CertificateStatus.Revoked(Instant.parse("2026-10-01T00:00:00Z"), reason);
    }

    private static SingleOcspResponse answer(
            TestAuthority authority, int serial, CertificateStatus status, Optional<Instant> nextUpdate) {
        return new SingleOcspResponse(
                OcspCertId.of(
                        DigestAlgorithm.SHA256, authority.certificate(), new SerialNumber(BigInteger.valueOf(serial))),
                status,
                SECOND,
                nextUpdate);
    }
}
