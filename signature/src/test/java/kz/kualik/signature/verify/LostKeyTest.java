package kz.kualik.signature.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TestHierarchy;
import kz.kualik.signature.TestSigners;
import kz.kualik.signature.TestTimeStampAuthority;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.cms.CmsSigner;
import kz.kualik.signature.facts.RevocationStatement;
import kz.kualik.signature.facts.RevocationStatement.NotRevoked;
import kz.kualik.signature.facts.RevocationStatement.Revoked;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.policy.Verdict;
import kz.kualik.signature.revocation.RevocationAnswer;
import kz.kualik.signature.revocation.RevocationSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents with a time-stamp, and what the later fate of the keys means for them. */
class LostKeyTest {

    private static final Instant STAMPED = TestTimeStampAuthority.TIME;
    private static final Instant NOW = STAMPED.plus(Duration.ofDays(30));
    private static final Instant BETWEEN = STAMPED.plus(Duration.ofDays(10));

    private static final TestHierarchy ROOT = new TestHierarchy("LOST KEY ROOT");
    private static final SigningKey SIGNER = ROOT.signer("SIGNER");
    private static final SigningKey STAMPER = ROOT.timeStampingAuthority("STAMPER");

    @Test
    void aTimeStampSavesASignatureFromItsSignersLaterRevocation() throws Exception {
        assertThat(verdict(Optional.of(RevocationReason.KEY_COMPROMISE), Optional.empty()))
                .isEqualTo(Verdict.PASSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"KEY_COMPROMISE", "CA_COMPROMISE", "PRIVILEGE_WITHDRAWN", "CERTIFICATE_HOLD"})
    void aTimeStampByAKeyThatWasLostLaterSavesNothing(RevocationReason stampers) throws Exception {
        assertThat(verdict(Optional.of(RevocationReason.KEY_COMPROMISE), Optional.of(stamperRevoked(stampers))))
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void aTimeStampByAKeyThatWasRevokedWithoutAReasonSavesNothing() throws Exception {
        assertThat(verdict(
                        Optional.of(RevocationReason.KEY_COMPROMISE),
                        Optional.of(new Revoked(BETWEEN, Optional.empty()))))
                .isEqualTo(Verdict.FAILED);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNSPECIFIED", "AFFILIATION_CHANGED", "SUPERSEDED", "CESSATION_OF_OPERATION"})
    void aTimeStampStaysGoodWhenItsAuthorityRetiresLater(RevocationReason stampers) throws Exception {
        assertThat(verdict(Optional.of(RevocationReason.KEY_COMPROMISE), Optional.of(stamperRevoked(stampers))))
                .isEqualTo(Verdict.PASSED);
    }

    private static Revoked stamperRevoked(RevocationReason reason) {
        return new Revoked(BETWEEN, Optional.of(reason));
    }

    private static Verdict verdict(Optional<RevocationReason> signers, Optional<Revoked> stampers) throws Exception {
        RevocationSource source = (certificate, issuer) -> answer(certificate, signers, stampers);
        return new DocumentVerifier(
                        TestSigners.ENGINE,
                        new TrustStore(List.of(ROOT.root().certificate()), List.of()),
                        source,
                        RevocationSource.none())
                .verify(document(), Optional.empty(), Optional.empty(), ValidationPolicy.ORDINARY, NOW)
                .verdict();
    }

    private static RevocationAnswer answer(
            Certificate certificate, Optional<RevocationReason> signers, Optional<Revoked> stampers) {
        RevocationStatement.Status status = certificate.equals(SIGNER.certificate())
                ? new Revoked(BETWEEN, signers)
                : stampers.<RevocationStatement.Status>map(revoked -> revoked).orElseGet(NotRevoked::new);
        return new RevocationAnswer(List.of(new RevocationStatement("test", NOW, Optional.empty(), status)), List.of());
    }

    private static byte[] document() throws Exception {
        return new CmsSigner(TestSigners.ENGINE, Clock.fixed(STAMPED, ZoneOffset.UTC))
                .withTimeStamps(new TestTimeStampAuthority(STAMPER))
                .sign(
                        DocumentContent.of("contract".getBytes(StandardCharsets.UTF_8)),
                        CmsForm.ATTACHED,
                        List.of(SIGNER));
    }
}
