package kz.kualik.signer.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.policy.Verdict;
import kz.kualik.signature.revocation.RevocationSource;
import kz.kualik.signature.verify.DocumentVerifier;
import kz.kualik.signer.Page;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What basics and commonUtils sign, judged by the verifier of module signature. */
class BasicsSigningTest {

    private static final byte[] DOCUMENT = "Қазақстан".getBytes(StandardCharsets.UTF_8);
    private static final String DATA = Base64.getEncoder().encodeToString(DOCUMENT);

    private static RunningSigner signer;
    private static Page page;

    @BeforeAll
    static void start(@TempDir Path folder) {
        signer = RunningSigner.start(folder, TestPeople.person(KeyAlgorithm.GOST_2015_512));
        page = signer.page();
    }

    @AfterAll
    static void stop() {
        page.close();
        signer.close();
    }

    private static String basics(String format, String data, String signingParams, String signerParams) {
        return "{'apiVersion':2,'module':'kz.gov.pki.knca.basics','method':'sign','args':{'allowedStorages':null,'format':'"
                + format + "','data':" + data + ",'signingParams':" + signingParams + ",'signerParams':" + signerParams
                + ",'locale':'kk'}}";
    }

    private static String basics(String format, String data, String signingParams) {
        return basics(format, data, signingParams, "{'extKeyUsageOids':[]}");
    }

    private static Verdict verdict(KeyAlgorithm algorithm, byte[] document, Optional<DocumentContent> content) {
        var trust = new TrustStore(List.of(TestPeople.certificate(TestPeople.person(algorithm))), List.of());
        return new DocumentVerifier(TestPeople.ENGINE, trust, RevocationSource.none(), RevocationSource.none())
                .verify(document, content, Optional.empty(), ValidationPolicy.ORDINARY, RunningSigner.NOW)
                .verdict();
    }

    private static byte[] cms(String pem) {
        assertThat(pem).startsWith("-----BEGIN CMS-----\n").endsWith("\n-----END CMS-----\n");
        try {
            return PemOrDer.decodeSingle(pem.getBytes(StandardCharsets.US_ASCII), 1_000_000);
        } catch (Asn1Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void everyKindOfKeySignsEveryForm(KeyAlgorithm algorithm, @TempDir Path folder) {
        try (var other = RunningSigner.start(folder, TestPeople.person(algorithm));
                var site = other.page()) {
            var attached = site.askJson(basics("cms", "'" + DATA + "'", "{'decode':true,'encapsulate':true}"));
            var detached = site.askJson(basics("cms", "'" + DATA + "'", "{'decode':'true','encapsulate':'false'}"));
            var xml = site.askJson(basics("xml", "'<a>1</a>'", "{}"));
            var content = Optional.of(DocumentContent.of(DOCUMENT));
            assertThat(attached.path("status").booleanValue()).isTrue();
            assertThat(verdict(algorithm, cms(result(attached)), Optional.empty()))
                    .isEqualTo(Verdict.PASSED);
            assertThat(verdict(algorithm, cms(result(detached)), content)).isEqualTo(Verdict.PASSED);
            assertThat(result(xml))
                    .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?><a>1<ds:Signature");
            assertThat(verdict(algorithm, result(xml).getBytes(StandardCharsets.UTF_8), Optional.empty()))
                    .isEqualTo(Verdict.PASSED);
        }
    }

    private static String result(JsonNode answer) {
        var result = answer.path("body").path("result");
        assertThat(result.isArray()).as("answer %s", answer).isTrue();
        return result.get(0).stringValue();
    }

    @Test
    void aListIsAnsweredByAListInItsOrder() {
        var answer = page.askJson(basics("cms", "['MQ==','Mg==','Mw==']", "{'decode':true}"));
        assertThat(answer.path("body").path("result")).hasSize(3);
        for (var i = 0; i < 3; i++) {
            var document = cms(answer.path("body").path("result").get(i).stringValue());
            assertThat(new String(document, StandardCharsets.ISO_8859_1)).contains(Integer.toString(i + 1));
            assertThat(verdict(KeyAlgorithm.GOST_2015_512, document, Optional.empty()))
                    .isEqualTo(Verdict.PASSED);
        }
        assertThat(signer.journal().getLast().documents()).hasSize(3);
        assertThat(signer.journal().getLast().caller()).isEqualTo(RunningSigner.SITE);
    }

    @Test
    void aDigestIsSignedAsADetachedSignatureOfItsDocument() {
        var digest = Base64.getEncoder().encodeToString(DigestAlgorithm.GOST3411_2015_512.digest(DOCUMENT));
        var answer = page.askJson(basics("cms", "'" + digest + "'", "{'decode':true,'digested':true}"));
        assertThat(verdict(KeyAlgorithm.GOST_2015_512, cms(result(answer)), Optional.of(DocumentContent.of(DOCUMENT))))
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void whatIsSignedForALoginIsSignedByNoOtherWay() {
        var digest = DigestAlgorithm.GOST3411_2015_512;
        var forgery = new ByteArrayOutputStream();
        forgery.writeBytes("kualik-login:1\0".getBytes(StandardCharsets.US_ASCII));
        forgery.writeBytes(digest.digest("https://bank.example".getBytes(StandardCharsets.UTF_8)));
        forgery.writeBytes(digest.digest(new byte[32]));
        var octets = Base64.getEncoder().encodeToString(forgery.toByteArray());
        var ofOctets = Base64.getEncoder().encodeToString(digest.digest(forgery.toByteArray()));

        assertThat(page.ask(basics("raw", "'" + octets + "'", "{'decode':true}")))
                .contains("SIGNING_FAILURE")
                .contains("кіру");
        assertThat(page.ask(basics("raw", "'" + ofOctets + "'", "{'decode':true,'digested':true}")))
                .contains("SIGNING_FAILURE")
                .contains("жалаң");
    }

    @Test
    void rawSignaturesComeWithTheCertificateIfItIsWanted() throws Exception {
        var answer = page.askJson(basics("raw", "['" + DATA + "']", "{'decode':true,'outputCert':true}"));
        var result = answer.path("body").path("result");
        assertThat(result.path("certificate").stringValue()).startsWith("-----BEGIN CERTIFICATE-----");
        var certificate = TestPeople.certificate(TestPeople.person(KeyAlgorithm.GOST_2015_512));
        var algorithm = KeyAlgorithm.GOST_2015_512.defaultSignature();
        var scheme = TestPeople.ENGINE.scheme(
                certificate.publicKeyInfo(), algorithm.identifier(), Optional.of(algorithm.digest()));
        var signature =
                Base64.getDecoder().decode(result.path("signatures").get(0).stringValue());
        assertThat(TestPeople.ENGINE.verify(scheme, DOCUMENT, signature)).isTrue();
        assertThat(page.askJson(basics("raw", "'" + DATA + "'", "{'decode':true}"))
                        .path("body")
                        .path("result"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cms|`'MTEK'`|{'tsaProfile':{}}|SIGNING_FAILURE",
                "cms|`'MTEK'`|{'decode':true,'digested':true}|SIGNING_FAILURE",
                "cms|`'no base64!'`|{'decode':true}|INVALID_SIGNING_PARAMS",
                "cms|`[]`|{}|INVALID_SIGNING_PARAMS",
                "xml|`'<a>1</a>'`|{'digested':true}|INVALID_SIGNING_PARAMS",
                "xml|`'<a>1'`|{}|SIGNING_FAILURE",
                "raw|`'MTEK'`|{'tsaProfile':{}}|INVALID_SIGNING_PARAMS",
                "pdf|`'MTEK'`|{}|INVOCATION_ERROR",
                "cms|`5`|{}|INVOCATION_ERROR",
                "cms|`'MTEK'`|{'decode':'perhaps'}|INVOCATION_ERROR",
                "cms|`'MTEK'`|{'tsaProfile':7}|INVOCATION_ERROR",
            })
    void whatCannotBeSignedIsToldByItsCode(String format, String data, String params, String code) {
        var answer = page.askJson(basics(format, data, params));
        assertThat(answer.path("code").stringValue()).isEqualTo(code);
        assertThat(answer.path("status").booleanValue()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'extKeyUsageOids':['1.3.6.1.5.5.7.3.4']}|true",
                "{'extKeyUsageOids':['1.3.6.1.5.5.7.3.4','1.3.6.1.5.5.7.3.2']}|true",
                "{'extKeyUsageOids':['1.3.6.1.5.5.7.3.4','1.2.398.3.3.4.1.2']}|false",
                "{'extKeyUsageOids':[],'iin':'950101399991'}|true",
                "{'extKeyUsageOids':[],'iin':''}|true",
                "{'extKeyUsageOids':[],'iin':'111111111111'}|false",
                "{'extKeyUsageOids':[],'bin':'123456789012'}|false",
                "{'extKeyUsageOids':[],'serialNumber':'4711'}|true",
                "{'extKeyUsageOids':[],'serialNumber':'1267'}|true",
                "{'extKeyUsageOids':[],'serialNumber':'99'}|false",
                "{'extKeyUsageOids':[],'chain':null}|true",
                "{'extKeyUsageOids':[],'chain':[]}|true",
            })
    void onlyKeysThatFitAreUsed(String signerParams, boolean fits) {
        var answer = page.askJson(basics("cms", "'MTEK'", "{}", signerParams));
        assertThat(answer.path("status").booleanValue()).as("%s", answer).isEqualTo(fits);
    }

    @Test
    void anExpiredKeySignsOnlyWhereThePageAllowsIt(@TempDir Path folder) {
        var old = TestPeople.person(
                KeyAlgorithm.ECDSA_P256,
                TestPeople.START,
                Instant.parse("2025-01-01T00:00:00Z"),
                KeyPurposeId.id_kp_emailProtection);
        try (var other = RunningSigner.start(folder, old);
                var site = other.page()) {
            assertThat(site.askJson(basics("cms", "'MTEK'", "{}"))
                            .path("details")
                            .stringValue())
                    .contains("мерзімі");
            assertThat(site.askJson(basics("cms", "'MTEK'", "{'allowExpired':true}"))
                            .path("status")
                            .booleanValue())
                    .isTrue();
            var info = site.askJson("{'module':'kz.gov.pki.knca.commonUtils','method':'getKeyInfo','args':['PKCS12']}")
                    .path("responseObject");
            assertThat(info.path("certNotAfter").stringValue())
                    .isEqualTo(
                            Long.toString(Instant.parse("2025-01-01T00:00:00Z").toEpochMilli()));
            assertThat(info.path("subjectDn").stringValue())
                    .isEqualTo("CN=ТЕСТОВ ТЕСТ,SURNAME=ТЕСТОВ,SERIALNUMBER=IIN950101399991,C=KZ,GIVENNAME=ТЕСТОВИЧ");
        }
    }

    @Test
    void aPageMayNotNameAFileThatNobodyChoseForIt(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        var answer = page.askJson(
                "{'module':'kz.gov.pki.knca.commonUtils','method':'createCAdESFromFile','args':['PKCS12','SIGNATURE','"
                        + secret + "',true]}");
        assertThat(answer.path("code").stringValue()).isEqualTo("500");
        assertThat(answer.path("message").stringValue()).contains("chosen");
    }

    @Test
    void oneRequestHasAThousandDocumentsAtMost() {
        var before = signer.journal().size();
        var most = "[" + "'AAAA',".repeat(999) + "'AAAA']";
        assertThat(page.askJson(basics("cms", most, "{'decode':true}"))
                        .path("body")
                        .path("result"))
                .hasSize(1_000);
        var more = "[" + "'AAAA',".repeat(1_000) + "'AAAA']";
        var refused = page.askJson(basics("cms", more, "{'decode':true}"));
        assertThat(refused.path("code").stringValue()).isEqualTo("SIGNING_FAILURE");
        assertThat(refused.path("details").stringValue()).contains("1000");
        assertThat(signer.journal()).hasSize(before + 1);
    }

    @Test
    void keysAreMadeAndCompletedOverTheSocket() {
        var made = page.askJson(
                "{'module':'kz.gov.pki.knca.basics','method':'generateCsr','args':{'keyType':'RSA','locale':'kk'}}");
        assertThat(made.path("body").path("result").path("requests")).hasSize(2);
        var foreign =
                page.askJson("{'module':'kz.gov.pki.knca.basics','method':'importCertificate','args':{'certificates':['"
                        + Base64.getEncoder()
                                .encodeToString(TestPeople.certificate(TestPeople.person(KeyAlgorithm.ECDSA_P256))
                                        .encoded())
                        + "']}}");
        assertThat(foreign.path("code").stringValue()).isEqualTo("INVALID_IMPORTING_CERTIFICATE");
    }
}
