package kz.kualik.signature.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.SerialNumber;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationSourcesTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-01T00:00:00Z");

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
    void aDeltaListAndAFullListTogetherSayNotRevokedAtTheTimeOfTheDeltaList() throws MalformedCrlException {
        var answer = ask(
                TestStatus.numberedList(root, JUNE, 7),
                TestStatus.amendingList(root, JULY, 9, 5, other(RevocationReason.SUPERSEDED)));

        assertThat(answer.unusable()).isEmpty();
        assertThat(answer.statements())
                .filteredOn(statement -> statement.thisUpdate().equals(JULY))
                .extracting(RevocationStatement::status)
                .containsExactly(new NotRevoked());
    }

    @Test
    void whatTheFullListRevokesStaysRevokedThroughTheDeltaList() throws MalformedCrlException {
        var answer = ask(
                TestStatus.numberedList(root, JUNE, 7, entry(RevocationReason.SUPERSEDED)),
                TestStatus.amendingList(root, JULY, 9, 5));

        assertThat(answer.statements())
                .extracting(RevocationStatement::status)
                .containsOnly(new Revoked(JUNE, Optional.of(RevocationReason.SUPERSEDED)));
        assertThat(answer.statements()).hasSize(2);
    }

    @Test
    void whatTheDeltaListTakesBackIsNotRevokedAnyMore() throws MalformedCrlException {
        var answer = ask(
                TestStatus.numberedList(root, JUNE, 7, entry(RevocationReason.CERTIFICATE_HOLD)),
                TestStatus.amendingList(root, JULY, 9, 5, entry(RevocationReason.REMOVE_FROM_CRL)));

        assertThat(answer.statements())
                .filteredOn(statement -> statement.thisUpdate().equals(JULY))
                .extracting(RevocationStatement::status)
                .containsExactly(new NotRevoked());
    }

    @ParameterizedTest
    @CsvSource({
        "4, 9, 5, the full list is older than what the delta list builds upon",
        "9, 9, 5, the delta list is not newer than the full list",
        "10, 9, 5, the delta list is older than the full list"
    })
    void aDeltaListAmendsOnlyAFullListBetweenItsBaseAndItself(long full, long delta, long base, String why)
            throws MalformedCrlException {
        var answer = ask(TestStatus.numberedList(root, JUNE, full), TestStatus.amendingList(root, JULY, delta, base));

        assertThat(answer.statements())
                .as(why)
                .extracting(RevocationStatement::thisUpdate)
                .containsExactly(JUNE);
        assertThat(answer.unusable()).singleElement().asString().contains("no full list that it amends");
    }

    @Test
    void aDeltaListOfAPartDoesNotAmendTheListOfAll() throws MalformedCrlException {
        var point = URI.create("http://127.0.0.1/crl/part.crl");
        var named = hierarchy.signerWithAddresses("Named", "http://127.0.0.1/ocsp", point.toString());
        var lists = List.of(
                CertificateRevocationList.parse(TestStatus.numberedList(root, JUNE, 7)),
                CertificateRevocationList.parse(TestStatus.amendingListOf(point, root, JULY, 9, 5)));

        var answer = RevocationSources.of(TestHierarchy.ENGINE, lists, List.of())
                .about(named.certificate(), root.certificate());

        assertThat(answer.statements())
                .extracting(RevocationStatement::thisUpdate)
                .containsExactly(JUNE);
        assertThat(answer.unusable()).singleElement().asString().contains("no full list that it amends");
    }

    @Test
    void aDeltaListSignedByANamesakeAmendsNothing() throws MalformedCrlException {
        var answer = ask(
                TestStatus.numberedList(root, JUNE, 7),
                TestStatus.amendingList(namesake.root(), JULY, 9, 5, entry(RevocationReason.KEY_COMPROMISE)));

        assertThat(answer.statements()).extracting(RevocationStatement::status).containsExactly(new NotRevoked());
        assertThat(answer.unusable()).singleElement().asString().contains("not signed by the key of the issuer");
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
    void aDelegateWithoutNoCheckOfWhomNoListSpeaksIsNotBelieved() throws Exception {
        var answer = askChecked(hierarchy.checkedOcspResponder("Responder"));

        assertThat(answer.statements()).isEmpty();
        assertThat(answer.unusable()).singleElement().asString().contains("no list says");
    }

    @Test
    void aDelegateWithoutNoCheckIsBelievedIfAListSaysThatItIsNotRevoked() throws Exception {
        var answer = askChecked(hierarchy.checkedOcspResponder("Responder"), TestStatus.list(root, JUNE));

        assertThat(answer.unusable()).isEmpty();
        assertThat(answer.statements()).extracting(RevocationStatement::source).anyMatch(one -> one.contains("OCSP"));
    }

    @Test
    void aListFromAfterTheDelegatesEndIsNoWordForIt() throws Exception {
        var answer = askChecked(
                hierarchy.checkedOcspResponder("Responder"),
                TestStatus.list(root, TestHierarchy.END.plusSeconds(86_400)));

        assertThat(answer.unusable()).singleElement().asString().contains("no list says");
    }

    @Test
    void aRevokedDelegateIsNotBelieved() throws Exception {
        var responder = hierarchy.checkedOcspResponder("Responder");
        var entry = new RevokedCertificate(
                responder.certificate().serialNumber(), JUNE, Optional.of(RevocationReason.KEY_COMPROMISE));

        var answer = askChecked(responder, TestStatus.list(root, JUNE, entry));

        assertThat(answer.statements()).extracting(RevocationStatement::source).noneMatch(one -> one.contains("OCSP"));
        assertThat(answer.unusable()).singleElement().asString().contains("its responder is revoked");
    }

    private RevocationAnswer askChecked(SigningKey responder, byte[]... lists) throws Exception {
        var parsed = new ArrayList<CertificateRevocationList>();
        for (var list : lists) {
            parsed.add(CertificateRevocationList.parse(list));
        }
        var response = OcspResponse.parse(TestStatus.answer(
                responder,
                List.of(),
                root.certificate(),
                signer.certificate(),
                new CertificateStatus.Good(),
                JUNE,
                JUNE,
                Optional.empty()));
        return RevocationSources.of(
                        TestHierarchy.ENGINE,
                        parsed,
                        List.of(response.basicResponse().orElseThrow()))
                .about(signer.certificate(), root.certificate());
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

    /** A responder keeps its name when it gets a new key; and anybody may put a namesake into an answer. */
    @Test
    void aNamesakeBeforeTheResponderDoesNotHideIt() throws MalformedOcspResponseException {
        var responder = hierarchy.ocspResponder("Responder");
        var strangers = namesake.ocspResponder("Responder");
        var signedByTheSecond =
                new SigningKey(responder.privateKey(), responder.algorithm(), strangers.certificate(), List.of());

        var answer = ask(OcspResponse.parse(TestStatus.answer(
                signedByTheSecond,
                List.of(responder.certificate()),
                root.certificate(),
                signer.certificate(),
                new CertificateStatus.Good(),
                JUNE,
                JUNE,
                Optional.empty())));

        assertThat(answer.unusable()).isEmpty();
        assertThat(answer.statements()).hasSize(1);
    }

    @Test
    void namesakesOfWhomNoneIsTheResponderAreNotBelieved() throws MalformedOcspResponseException {
        var strangers = namesake.ocspResponder("Responder");
        var answer = ask(OcspResponse.parse(TestStatus.answer(
                strangers,
                List.of(hierarchy.ocspResponder("Responder").certificate()),
                root.certificate(),
                signer.certificate(),
                new CertificateStatus.Good(),
                JUNE,
                JUNE,
                Optional.empty())));

        assertThat(answer.statements()).isEmpty();
        assertThat(answer.unusable()).singleElement().asString().contains("not certified by the issuer");
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

    private static RevokedCertificate other(RevocationReason reason) {
        return new RevokedCertificate(SerialNumber.ofHex("7e30"), JUNE, Optional.of(reason));
    }

    private RevocationAnswer ask(byte[]... lists) throws MalformedCrlException {
        var parsed = new ArrayList<CertificateRevocationList>();
        for (var list : lists) {
            parsed.add(CertificateRevocationList.parse(list));
        }
        return RevocationSources.of(TestHierarchy.ENGINE, parsed, List.of())
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
