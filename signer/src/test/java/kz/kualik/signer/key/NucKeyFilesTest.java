package kz.kualik.signer.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.pki.certificate.Certificate;
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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Key files that the real authority made for testing sign over the socket; those of its old algorithm say why not. */
class NucKeyFilesTest {

    private static final Path FOLDER = Path.of(System.getProperty("kualik.testdata", "absent"), "nuc");
    private static final byte[] DOCUMENT = "Қазақстан Республикасы".getBytes(StandardCharsets.UTF_8);
    private static final String DATA = Base64.getEncoder().encodeToString(DOCUMENT);

    @TempDir
    private Path folder;

    @TestFactory
    List<DynamicTest> everyKeyFileSignsOrSaysWhyNot() throws IOException {
        assumeTrue(Files.isRegularFile(FOLDER.resolve("MANIFEST.md")), "needs the real files in " + FOLDER);
        var tests = new ArrayList<DynamicTest>();
        for (var line : Files.readAllLines(FOLDER.resolve("MANIFEST.md"), StandardCharsets.UTF_8)) {
            var columns = line.split("\\|", -1);
            if (line.startsWith("| p12-test/")) {
                var file = FOLDER.resolve(columns[1].strip());
                var password = columns[5].strip();
                tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> serve(open(file, password))));
            }
        }
        assertThat(tests).hasSizeGreaterThan(20);
        return tests;
    }

    private static Pkcs12Storage open(Path file, String password) throws StorageException {
        try (var secret = Password.of(password.toCharArray())) {
            return Pkcs12Storage.open(TestPeople.ENGINE, file, secret);
        }
    }

    private void serve(Pkcs12Storage storage) throws Exception {
        try (storage;
                var signer = RunningSigner.start(folder, storage);
                var page = signer.page()) {
            assertThat(storage.keys()).hasSize(1);
            var key = storage.keys().getFirst();
            if (key.algorithm().isEmpty()) {
                assertThat(page.ask(sign("cms", "{'decode':true,'allowExpired':true}")))
                        .contains("SIGNING_FAILURE")
                        .doesNotContain("BEGIN CMS");
            } else {
                signs(page, key.certificate(), key.algorithm().get());
                assertThat(signer.journal()).hasSize(4);
            }
        }
    }

    private static String sign(String format, String parameters) {
        var data = format.equals("xml") ? "<құжат>1</құжат>" : DATA;
        return "{'module':'kz.gov.pki.knca.basics','method':'sign','args':{'format':'" + format + "','data':'" + data
                + "','signingParams':" + parameters + ",'signerParams':{'chain':[]}}}";
    }

    private static void signs(Page page, Certificate certificate, KeyAlgorithm algorithm) throws Exception {
        var attached = result(page, "cms", "{'decode':true,'allowExpired':true}");
        assertThat(verdict(certificate, der(attached), Optional.empty())).isEqualTo(Verdict.PASSED);
        var detached = result(page, "cms", "{'decode':true,'encapsulate':false,'allowExpired':true}");
        assertThat(verdict(certificate, der(detached), Optional.of(DOCUMENT))).isEqualTo(Verdict.PASSED);
        assertThat(verdict(certificate, der(detached), Optional.of(new byte[1])))
                .isEqualTo(Verdict.FAILED);
        var xml = result(page, "xml", "{'allowExpired':true}");
        assertThat(verdict(certificate, xml.getBytes(StandardCharsets.UTF_8), Optional.empty()))
                .isEqualTo(Verdict.PASSED);
        var raw = Base64.getDecoder().decode(result(page, "raw", "{'decode':true,'allowExpired':true}"));
        var signature = algorithm.defaultSignature();
        var scheme = TestPeople.ENGINE.scheme(
                certificate.publicKeyInfo(), signature.identifier(), Optional.of(signature.digest()));
        assertThat(TestPeople.ENGINE.verify(scheme, DOCUMENT, raw)).isTrue();
    }

    private static String result(Page page, String format, String parameters) {
        var answer = page.askJson(sign(format, parameters));
        assertThat(answer.path("status").asBoolean()).as("%s", answer).isTrue();
        return answer.path("body").path("result").path(0).asString();
    }

    private static byte[] der(String pem) throws Exception {
        return PemOrDer.decodeSingle(pem.getBytes(StandardCharsets.US_ASCII), 1_000_000);
    }

    private static Verdict verdict(Certificate certificate, byte[] document, Optional<byte[]> content) {
        var trust = new TrustStore(List.of(certificate), List.of());
        return new DocumentVerifier(TestPeople.ENGINE, trust, RevocationSource.none(), RevocationSource.none())
                .verify(
                        document,
                        content.map(DocumentContent::of),
                        Optional.empty(),
                        ValidationPolicy.ORDINARY,
                        RunningSigner.NOW)
                .verdict();
    }
}
