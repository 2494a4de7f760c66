package kz.kualik.signer.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.policy.Verdict;
import kz.kualik.signature.revocation.RevocationSource;
import kz.kualik.signature.verify.DocumentVerifier;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.TestTimeStamps;
import kz.kualik.signer.socket.SocketLimits;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The unmodified npm package ncalayer-js-client in Node, over real TLS: every method that it has, and what comes out judged by
 * our verifier, by openssl and xmlsec1, and for GOST by gost-engine behind the oracle script.
 */
class NcaLayerJsClientTest {

    private static final Path ROOT = Path.of(System.getProperty("kualik.root", ".."));
    private static final Path CLIENTS = ROOT.resolve("signer/clients").toAbsolutePath();
    private static final Path ORACLE =
            ROOT.resolve("acceptance/oracle/gost_oracle.py").toAbsolutePath();
    private static final byte[] DOCUMENT = "Құжат, документ".getBytes(StandardCharsets.UTF_8);
    private static final List<String> ATTACHED =
            List.of("createCAdESFromBase64Attached", "createCMSSignatureFromBase64", "basicsSignCMSAttached");
    private static final List<String> DETACHED = List.of(
            "createCAdESFromBase64",
            "createCAdESFromBase64Hash",
            "basicsSignCMSDetached",
            "basicsSignCMSDetachedNoTSP",
            "basicsSignCMSDetachedHash");
    private static final List<String> XML = List.of("signXml", "signXmlElement", "signXmls", "basicsSignXML");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048"})
    void everyMethodGivesWhatTheNamedVerifiersAccept(KeyAlgorithm algorithm) throws IOException {
        assumeTrue(Program.answers("node", "--version"), "needs Node.js");
        assumeTrue(
                Files.isDirectory(CLIENTS.resolve("node_modules/ncalayer-js-client")),
                "needs the npm packages of signer/clients (tools/prepare-tests installs them)");
        try (var signer = RunningSigner.start(
                folder, TestPeople.person(algorithm), SocketLimits.usual(), Optional.of(new TestTimeStamps()))) {
            var results = run(signer, algorithm);
            assertThat(results.path("connect").path("value").stringValue()).isEqualTo("1.4");
            assertThat(results.path("getActiveTokens").path("value")).isEmpty();
            assertThat(results.path("getKeyInfo")
                            .path("value")
                            .path("subjectCn")
                            .stringValue())
                    .isEqualTo("ТЕСТОВ ТЕСТ");
            assertThat(results.path("changeLocale").has("error")).isFalse();
            assertThat(results.path("badXml").path("error").stringValue()).contains("SAXParseException");
            assertThat(results.path("basicsSignOnlyTokens").path("error").stringValue())
                    .contains("PKCS12");
            judge(results, algorithm);
        }
    }

    private ObjectNode run(RunningSigner signer, KeyAlgorithm algorithm) throws IOException {
        var authority = Files.writeString(
                folder.resolve("ca.pem"),
                PemOrDer.toPem("CERTIFICATE", signer.identity().authority().encoded()));
        var digest = algorithm.defaultSignature().digest().digest(DOCUMENT);
        var encoder = Base64.getEncoder();
        var outcome = Program.run(
                CLIENTS,
                Map.of("NODE_EXTRA_CA_CERTS", authority.toString()),
                List.of(
                        "node",
                        "ncalayer-js-client.mjs",
                        "wss://127.0.0.1:" + signer.port(),
                        "PKCS12",
                        encoder.encodeToString(DOCUMENT),
                        encoder.encodeToString(digest)));
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        var results = JsonMapper.shared().createObjectNode();
        for (var line :
                outcome.output().lines().filter(text -> text.startsWith("{")).toList()) {
            var result = JsonMapper.shared().readTree(line);
            results.set(result.path("name").stringValue(), result);
        }
        return results;
    }

    private void judge(ObjectNode results, KeyAlgorithm algorithm) throws IOException {
        var content = Files.write(folder.resolve("document"), DOCUMENT);
        for (var name : ATTACHED) {
            for (var value : values(results, name)) {
                judge(name, "cms", cms(value), algorithm, Optional.empty());
            }
        }
        for (var name : DETACHED) {
            for (var value : values(results, name)) {
                judge(name, "cms", cms(value), algorithm, Optional.of(content));
            }
        }
        for (var name : XML) {
            for (var value : values(results, name)) {
                judge(name, "xml", value.getBytes(StandardCharsets.UTF_8), algorithm, Optional.empty());
            }
        }
    }

    private static List<String> values(ObjectNode results, String name) {
        var value = results.path(name).path("value");
        assertThat(results.path(name).has("error"))
                .as("%s: %s", name, results.path(name))
                .isFalse();
        return value.isArray() ? value.valueStream().map(JsonNode::stringValue).toList() : List.of(value.stringValue());
    }

    private static byte[] cms(String text) {
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }

    private void judge(String name, String kind, byte[] document, KeyAlgorithm algorithm, Optional<Path> content)
            throws IOException {
        var certificate = TestPeople.certificate(TestPeople.person(algorithm));
        var trust = new TrustStore(List.of(certificate), List.of());
        var ours = new DocumentVerifier(TestPeople.ENGINE, trust, RevocationSource.none(), RevocationSource.none())
                .verify(
                        document,
                        content.isPresent() ? Optional.of(DocumentContent.of(content.get())) : Optional.empty(),
                        Optional.empty(),
                        ValidationPolicy.ORDINARY,
                        RunningSigner.NOW);
        assertThat(ours.verdict()).as(name).isEqualTo(Verdict.PASSED);
        var file = Files.write(folder.resolve(name + "." + kind), document);
        var signer =
                Files.writeString(folder.resolve("signer.pem"), PemOrDer.toPem("CERTIFICATE", certificate.encoded()));
        var command = algorithm == KeyAlgorithm.RSA_2048
                ? rsaCommand(kind, file, signer, content)
                // The script judges signatures of whole documents only.
                : name.equals("signXmlElement") ? Optional.<List<String>>empty() : gostCommand(kind, file, content);
        if (command.isPresent()) {
            var outcome = Program.run(folder, Map.of(), command.get());
            assertThat(outcome.exitCode()).as("%s: %s", name, outcome.output()).isZero();
        }
    }

    private static Optional<List<String>> rsaCommand(String kind, Path file, Path signer, Optional<Path> content) {
        if (kind.equals("xml")) {
            return Program.answers("xmlsec1", "--version")
                    ? Optional.of(List.of(
                            "xmlsec1",
                            "--verify",
                            "--id-attr:Id",
                            "a",
                            "--trusted-pem",
                            signer.toString(),
                            file.toString()))
                    : Optional.empty();
        }
        var command = new ArrayList<>(List.of(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-purpose",
                "any",
                "-inform",
                "DER",
                "-in",
                file.toString(),
                "-CAfile",
                signer.toString(),
                "-out",
                "/dev/null"));
        content.ifPresent(path -> command.addAll(List.of("-content", path.toString())));
        return Optional.of(command);
    }

    private static Optional<List<String>> gostCommand(String kind, Path file, Optional<Path> content) {
        if (!Program.answers("openssl", "engine", "gost")) {
            return Optional.empty();
        }
        var command = new ArrayList<>(List.of("python3", ORACLE.toString(), "verify-" + kind, file.toString()));
        content.ifPresent(path -> command.addAll(List.of("--content", path.toString())));
        return Optional.of(command);
    }
}
