package kz.kualik.signature.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.MalformedCrlException;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.crl.RevokedCertificate;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.MalformedOcspResponseException;
import kz.kualik.pki.ocsp.OcspResponse;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TestHierarchy;
import kz.kualik.signature.TestStatus;
import kz.kualik.signature.facts.RevocationStatement;
import kz.kualik.signature.facts.RevocationStatement.NotRevoked;
import kz.kualik.signature.facts.RevocationStatement.Revoked;
import org.junit.jupiter.api.Test;

class RevocationSourcesTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");

    private final TestHierarchy hierarchy = new TestHierarchy("Root");
    private final TestHierarchy namesake = new TestHierarchy("Root");
    private final SigningKey root = hierarchy.root();
    private final SigningKey signer = hierarchy.signer("Signer");

    @Test
    void aListThatNamesTheCertificateRevokesIt() throws MalformedCrlException {
        var answer = ask(TestStatus.list(root, JUNE, entry(RevocationReason.KEY_COMPROMISE)));

        assertThat(answer.statements())
                .extracting(RevocationStatement::status)
                .containsExactly(new Revoked(JUNE, Optional.of(RevocationReason.KEY_COMPROMISE)));
    }

    @Test
    void aListThatDoesNotNameTheCertificateSaysNotRevoked() throws MalformedCrlException {
        assertThat(ask(TestStatus.list(root, JUNE)).statements())
                .extracting(RevocationStatement::status)
                .containsExactly(new NotRevoked());
    }

    @Test
    void aListSignedByANamesakeOfTheIssuerIsNotBelieved() throws MalformedCrlException {
        var answer = ask(TestStatus.list(namesake.root(), JUNE, entry(RevocationReason.KEY_COMPROMISE)));

        assertThat(answer.statements()).isEmpty();
        assertThat(answer.unusable()).singleElement().asString().contains("not signed by the key of the issuer");
    }

    @Test
    void aListOfAnotherIssuerSaysNothing() throws MalformedCrlException {
        var answer = ask(TestStatus.list(new TestHierarchy("Other").root(), JUNE));

        assertThat(answer).isEqualTo(RevocationAnswer.nothing());
    }

    @Test
    void aDeltaListThatDoesNotNameTheCertificateSaysNothing() throws MalformedCrlException {
        assertThat(ask(TestStatus.deltaList(root, JUNE)).statements()).isEmpty();
    }

    @Test
    void aDeltaListThatNamesTheCertificateRevokesIt() throws MalformedCrlException {
        assertThat(ask(TestStatus.deltaList(root, JUNE, entry(RevocationReason.SUPERSEDED)))
                        .statements())
                .hasSize(1);
    }

    @Test
    void theIssuerItselfMayAnswer() throws MalformedOcspResponseException {
        assertThat(askResponder(root).statements()).hasSize(1);
    }

    @Test
    void aDelegateOfTheIssuerMayAnswer() throws MalformedOcspResponseException {
        assertThat(askResponder(hierarchy.ocspResponder("Responder")).statements())
                .hasSize(1);
    }

    @Test
    void anotherHolderOfACertificateOfTheIssuerMayNotAnswer() throws MalformedOcspResponseException {
        var answer = askResponder(hierarchy.signer("Somebody"));

        assertThat(answer.statements()).isEmpty();
        assertThat(answer.unusable()).singleElement().asString().contains("no right to answer");
    }

    @Test
    void aDelegateOfANamesakeOfTheIssuerMayNotAnswer() throws MalformedOcspResponseException {
        var answer = askResponder(namesake.ocspResponder("Responder"));

        assertThat(answer.unusable()).singleElement().asString().contains("not certified by the issuer");
    }

    @Test
    void anAnswerFromBeforeTheRespondersCertificateIsNotBelieved() throws MalformedOcspResponseException {
        var early = TestHierarchy.START.minusSeconds(60);
        var answer = askResponder(hierarchy.ocspResponder("Responder"), early);

        assertThat(answer.unusable()).singleElement().asString().contains("was not valid");
    }

    @Test
    void anAnswerThatClaimsAnEarlierTimeThanItSpeaksOfDoesNotOutliveItsResponder()
            throws MalformedOcspResponseException {
        var encoded = TestStatus.answer(
                hierarchy.ocspResponder("Responder"),
                List.of(),
                root.certificate(),
                signer.certificate(),
                new CertificateStatus.Good(),
                TestHierarchy.END.plusSeconds(86_400),
                JUNE,
                Optional.empty());

        var answer = ask(OcspResponse.parse(encoded));

        assertThat(answer.statements()).isEmpty();
        assertThat(answer.unusable()).singleElement().asString().contains("was over");
    }

    private RevocationAnswer ask(OcspResponse response) {
        return RevocationSources.of(
                        TestHierarchy.ENGINE,
                        List.of(),
                        List.of(response.basicResponse().orElseThrow()))
                .about(signer.certificate(), root.certificate());
    }

    private RevokedCertificate entry(RevocationReason reason) {
        return new RevokedCertificate(signer.certificate().serialNumber(), JUNE, Optional.of(reason));
    }

    private RevocationAnswer ask(byte[] list) throws MalformedCrlException {
        return RevocationSources.of(TestHierarchy.ENGINE, List.of(CertificateRevocationList.parse(list)), List.of())
                .about(signer.certificate(), root.certificate());
    }

    private RevocationAnswer askResponder(SigningKey responder) throws MalformedOcspResponseException {
        return askResponder(responder, JUNE);
    }

    private RevocationAnswer askResponder(SigningKey responder, Instant time) throws MalformedOcspResponseException {
        var encoded = TestStatus.answer(
                responder,
                root.certificate(),
                signer.certificate(),
                new CertificateStatus.Good(),
                time,
                Optional.empty());
        var response = OcspResponse.parse(encoded).basicResponse().orElseThrow();
        return RevocationSources.of(TestHierarchy.ENGINE, List.of(), List.of(response))
                .about(signer.certificate(), root.certificate());
    }
}
