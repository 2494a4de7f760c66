package kz.kualik.signature.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.path.PathFacts;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TestHierarchy;
import kz.kualik.signature.facts.CertificateFacts;
import kz.kualik.signature.facts.ChainFacts;
import kz.kualik.signature.facts.DocumentFacts;
import kz.kualik.signature.facts.DocumentKind;
import kz.kualik.signature.facts.ExaminedSignature;
import kz.kualik.signature.facts.ExaminedTimeStamp;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.RevocationStatement;
import kz.kualik.signature.facts.RevocationStatement.NotRevoked;
import kz.kualik.signature.facts.RevocationStatement.Revoked;
import kz.kualik.signature.facts.RevocationStatement.Status;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.facts.SignerRole;
import kz.kualik.signature.facts.TimeStampFacts;
import org.junit.jupiter.api.Test;

class DocumentJudgeTest {

    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-06-01T00:00:00Z");

    private static final TestHierarchy HIERARCHY = new TestHierarchy("Root");
    private static final SigningKey SIGNER = HIERARCHY.signer("Signer");
    private static final SigningKey STAMPER = HIERARCHY.timeStampingAuthority("Stamper");

    @Test
    void anIntactSignatureOfATrustedSignerPasses() {
        assertThat(judge(ValidationPolicy.ORDINARY, JULY, signature()).verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void whatWasNotCheckedIsNamed() {
        assertThat(judge(ValidationPolicy.ORDINARY, JULY, signature()).reasons())
                .anyMatch(reason -> reason.startsWith("no revocation data"))
                .anyMatch(reason -> reason.startsWith("no proof of time"));
    }

    @Test
    void aBrokenSignatureFails() {
        var broken = signature(Integrity.broken("changed"), List.of());

        assertThat(judge(ValidationPolicy.CRYPTOGRAPHY_AND_CHAIN, JULY, broken).verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void aSignatureThatCouldNotBeCheckedStaysOpen() {
        var open = signature(Integrity.notChecked("no content"), List.of());

        assertThat(judge(ValidationPolicy.ORDINARY, JULY, open).verdict()).isEqualTo(Verdict.INDETERMINATE);
    }

    @Test
    void aDocumentThatNobodySignedFails() {
        assertThat(judge(ValidationPolicy.ORDINARY, JULY).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void theWorstOfSeveralSignaturesCounts() {
        var judgement =
                judge(ValidationPolicy.ORDINARY, JULY, signature(), signature(Integrity.broken("changed"), List.of()));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void anExpiredCertificateIsNamedAmongTheReasons() {
        var judgement = judge(ValidationPolicy.ORDINARY, NEXT_YEAR, signature());

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judgement.reasons()).anyMatch(reason -> reason.startsWith("expired"));
    }

    @Test
    void anExpiredCertificateStaysOpenUnderTheStrictPolicy() {
        assertThat(judge(ValidationPolicy.STRICT, NEXT_YEAR, signature(current(new NotRevoked(), NEXT_YEAR)))
                        .verdict())
                .isEqualTo(Verdict.INDETERMINATE);
    }

    @Test
    void aTimeStampProvesThatTheSignatureIsOlderThanTheExpiry() {
        var judgement = judge(ValidationPolicy.ORDINARY, NEXT_YEAR, stamped(Integrity.intact(), JUNE));

        assertThat(judgement.reasons()).noneMatch(reason -> reason.startsWith("expired"));
    }

    @Test
    void aRevokedSignerFails() {
        assertThat(judge(ValidationPolicy.ORDINARY, JULY, signature(current(revoked(JUNE), JULY)))
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void aRevocationIsNotLookedAtWhereOnlyCryptographyCounts() {
        assertThat(judge(ValidationPolicy.CRYPTOGRAPHY_AND_CHAIN, JULY, signature(current(revoked(JUNE), JULY)))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void aSignatureProvedOlderThanTheRevocationPasses() {
        var judgement =
                judge(ValidationPolicy.ORDINARY, JULY, stamped(Integrity.intact(), MAY, current(revoked(JUNE), JULY)));

        assertThat(judgement.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(judgement.reasons()).anyMatch(reason -> reason.startsWith("revoked later"));
    }

    @Test
    void aSignatureStampedAfterTheRevocationFails() {
        assertThat(judge(
                                ValidationPolicy.ORDINARY,
                                JULY,
                                stamped(Integrity.intact(), JUNE, current(revoked(MAY), JULY)))
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void aBrokenTimeStampProvesNothingAgainstARevocation() {
        assertThat(judge(
                                ValidationPolicy.ORDINARY,
                                JULY,
                                stamped(Integrity.broken("changed"), MAY, current(revoked(JUNE), JULY)))
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void aBrokenTimeStampLeavesTheSignatureItselfRight() {
        assertThat(judge(ValidationPolicy.ORDINARY, JULY, stamped(Integrity.broken("changed"), MAY))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void aTimeStampOfSomebodyWhoMayNotStampProvesNothing() {
        var facts = timeStamp(Integrity.intact(), MAY, SIGNER);

        var judgement = judge(ValidationPolicy.ORDINARY, JULY, signature(Integrity.intact(), List.of(facts)));

        assertThat(judgement.signatures().getFirst().provedTime()).isEmpty();
    }

    @Test
    void currentDataLeaveNothingToSayAboutRevocation() {
        assertThat(judge(ValidationPolicy.STRICT, JULY, signature(current(new NotRevoked(), JULY)))
                        .reasons())
                .noneMatch(reason -> reason.contains("revocation"));
    }

    @Test
    void aListOutOfDateDoesNotCount() {
        assertThat(judge(ValidationPolicy.STRICT, JULY, signature(current(new NotRevoked(), MAY)))
                        .reasons())
                .anyMatch(reason -> reason.contains("out of date"));
    }

    @Test
    void aRevocationInAListOutOfDateCounts() {
        assertThat(judge(ValidationPolicy.ORDINARY, JULY, signature(current(revoked(MAY), MAY)))
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void aListMadeAfterTheExpiryDoesNotCount() {
        assertThat(judge(ValidationPolicy.STRICT, NEXT_YEAR, signature(current(new NotRevoked(), NEXT_YEAR)))
                        .reasons())
                .anyMatch(reason -> reason.contains("made after the certificate had expired"));
    }

    @Test
    void aListMadeAfterTheExpiryCountsIfItSaysThatItKeepsWhatExpiredThen() {
        assertThat(judge(ValidationPolicy.STRICT, NEXT_YEAR, signature(keeping(MAY)))
                        .reasons())
                .noneMatch(reason -> reason.contains("revocation"));
        assertThat(judge(ValidationPolicy.STRICT, NEXT_YEAR, signature(keeping(NEXT_YEAR)))
                        .reasons())
                .anyMatch(reason -> reason.contains("made after the certificate had expired"));
    }

    private static RevocationStatement keeping(Instant expiredSince) {
        var without = current(new NotRevoked(), NEXT_YEAR);
        return new RevocationStatement(
                without.source(),
                without.thisUpdate(),
                without.nextUpdate(),
                without.status(),
                Optional.of(expiredSince));
    }

    @Test
    void aSuspensionCounts() {
        assertThat(judge(ValidationPolicy.ORDINARY, JULY, signature(current(suspended(JUNE), JUNE)))
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void aSuspensionThatANewerListNoLongerKnowsIsOver() {
        assertThat(judge(
                                ValidationPolicy.ORDINARY,
                                JULY,
                                signature(current(suspended(JUNE), JUNE), current(new NotRevoked(), JULY)))
                        .verdict())
                .isEqualTo(Verdict.PASSED);
    }

    private static Revoked revoked(Instant since) {
        return new Revoked(since, Optional.of(RevocationReason.KEY_COMPROMISE));
    }

    private static Revoked suspended(Instant since) {
        return new Revoked(since, Optional.of(RevocationReason.CERTIFICATE_HOLD));
    }

    private static RevocationStatement current(Status status, Instant thisUpdate) {
        return new RevocationStatement("list", thisUpdate, Optional.of(thisUpdate.plus(Duration.ofDays(1))), status);
    }

    private static ExaminedSignature signature(RevocationStatement... statements) {
        return signature(Integrity.intact(), List.of(), statements);
    }

    private static ExaminedSignature stamped(Integrity integrity, Instant time, RevocationStatement... statements) {
        return signature(Integrity.intact(), List.of(timeStamp(integrity, time, STAMPER)), statements);
    }

    private static ExaminedTimeStamp timeStamp(Integrity integrity, Instant time, SigningKey authority) {
        var facts = new TimeStampFacts(
                integrity, true, Optional.of(time), Optional.empty(), Optional.of(authority.certificate()), List.of());
        return new ExaminedTimeStamp(facts, Optional.of(chain(authority)));
    }

    private static ExaminedSignature signature(
            Integrity integrity, List<ExaminedTimeStamp> timeStamps, RevocationStatement... statements) {
        var facts = new SignatureFacts(
                integrity,
                Optional.of(SIGNER.certificate()),
                "ECDSA",
                Optional.of(MAY),
                List.of(),
                List.of(),
                List.of());
        return new ExaminedSignature(
                SignerRole.DOCUMENT_SIGNER, facts, Optional.of(chain(SIGNER, statements)), timeStamps);
    }

    private static ChainFacts chain(SigningKey holder, RevocationStatement... statements) {
        var root = HIERARCHY.root().certificate();
        var path = new PathFacts(List.of(holder.certificate(), root), Optional.of(root), List.of());
        return new ChainFacts(
                path, List.of(new CertificateFacts(holder.certificate(), List.of(statements), List.of())));
    }

    private static DocumentJudgement judge(ValidationPolicy policy, Instant at, ExaminedSignature... signatures) {
        var facts = new DocumentFacts(
                DocumentKind.CMS_ATTACHED, List.of(signatures), List.of(), Optional.empty(), List.of());
        return new DocumentJudge(policy, at).judge(facts);
    }
}
