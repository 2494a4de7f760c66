package kz.kualik.signer.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.pki.request.RenewalRequest;
import kz.kualik.signature.cms.CmsDocument;
import kz.kualik.signature.cms.CmsSignatureReader;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.journal.JournalEntry;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests for new keys, signed with a key that is valid still. */
class RenewalRequestsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"GOST, 1", "RSA, 2", "ECDSA, 2"})
    void allNewKeysAreAskedForUnderOneSignatureOfTheValidOne(String kind, int count) throws Exception {
        var person = TestPeople.person(KeyAlgorithm.GOST_2015_512);
        try (var signer = RunningSigner.start(folder, person);
                var page = signer.page()) {
            var result = result(page.askJson(request(kind, "'renewal':{'agreement':'1'}")));
            var document = CmsDocument.parse(
                    Base64.getDecoder().decode(result.get("renewal").asString()));
            assertThat(document.contentType()).isEqualTo(RenewalRequest.CONTENT_TYPE);
            var facts = new CmsSignatureReader(TestPeople.ENGINE)
                    .examine(document, Optional.empty(), List.of())
                    .getFirst();
            assertThat(facts.integrity()).isInstanceOf(Integrity.Intact.class);
            assertThat(facts.signer()).contains(TestPeople.certificate(person));
            assertThat(facts.claimedTime()).contains(RunningSigner.NOW);
            var signed =
                    RenewalRequest.parse(document.content().orElseThrow().open().readAllBytes());
            assertThat(signed.agreement()).isEqualTo("1");
            assertThat(signed.requests())
                    .hasSize(count)
                    .map(der -> Base64.getEncoder().encodeToString(der))
                    .containsExactlyElementsOf(texts(result.get("requests")));
            assertThat(signer.journal()).extracting(JournalEntry::purpose).containsExactly("NEW_KEYS", "RENEW");
            assertThat(waiting()).isEqualTo(1);
        }
    }

    @Test
    void withoutTheWishNothingIsSigned() {
        try (var signer = RunningSigner.start(folder, TestPeople.person(KeyAlgorithm.GOST_2015_512));
                var page = signer.page()) {
            assertThat(result(page.askJson(request("GOST", "'locale':'kk'"))).has("renewal"))
                    .isFalse();
            assertThat(signer.journal()).extracting(JournalEntry::purpose).containsExactly("NEW_KEYS");
        }
    }

    /** Which key may not: one that is over, and one for logging in. */
    enum Unfit {
        EXPIRED,
        FOR_LOGGING_IN;

        Pkcs12Entry person() {
            return switch (this) {
                case EXPIRED ->
                    TestPeople.person(
                            KeyAlgorithm.ECDSA_P256,
                            TestPeople.START,
                            Instant.parse("2026-11-22T09:59:59Z"),
                            KeyPurposeId.id_kp_emailProtection);
                case FOR_LOGGING_IN ->
                    TestPeople.person(
                            KeyAlgorithm.ECDSA_P256, TestPeople.START, TestPeople.END, KeyPurposeId.id_kp_clientAuth);
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Unfit.class)
    void withoutAKeyThatMayNoNewKeyStays(Unfit unfit) throws IOException {
        try (var signer = RunningSigner.start(folder, unfit.person());
                var page = signer.page()) {
            var answer = page.askJson(request("GOST", "'locale':'en','renewal':{'agreement':'1'}"));
            assertThat(answer.get("status").asBoolean()).isFalse();
            assertThat(answer.toString()).contains("no key fits");
            assertThat(signer.journal()).extracting(JournalEntry::purpose).containsExactly("NEW_KEYS");
            assertThat(waiting()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'renewal':{}", "'renewal':true", "'renewal':{'agreement':'a b'}", "'renewal':{'agreement':1}"})
    void aWishWithoutAVersionOfTheAgreementIsNone(String wish) throws IOException {
        try (var signer = RunningSigner.start(folder, TestPeople.person(KeyAlgorithm.GOST_2015_512));
                var page = signer.page()) {
            assertThat(page.askJson(request("GOST", wish)).get("status").asBoolean())
                    .isFalse();
            assertThat(waiting()).isZero();
        }
    }

    private static String request(String kind, String more) {
        return "{'apiVersion':2,'module':'kz.gov.pki.knca.basics','method':'generateCsr','args':{'keyType':'" + kind
                + "'," + more + "}}";
    }

    private static JsonNode result(JsonNode answer) {
        assertThat(answer.get("status").asBoolean()).as("%s", answer).isTrue();
        return answer.get("body").get("result");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private long waiting() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".kualik-pending"))
                    .count();
        }
    }
}
