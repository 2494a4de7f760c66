package kz.kualik.signature.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.wssecurity.WsSecuritySigner;
import kz.kualik.signature.xml.dsig.Coverage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ours against a stranger: xmlsec1 (C, libxml2), which has its own parser, canonical forms and cryptography. */
class Xmlsec1Test {

    private static final String ORDER =
            "<root xmlns:a=\"urn:a\"><a:order Id=\"o-1\"><name>Әлия</name><!-- c --></a:order><a:x/></root>";

    @TempDir
    private Path folder;

    private final XmlSigner signer = new XmlSigner(TestSigners.ENGINE);
    private final XmlSignatureReader reader = new XmlSignatureReader(TestSigners.ENGINE);

    @BeforeAll
    static void needsXmlsec1() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/xmlsec1")), "xmlsec1 is not here: apt-get install xmlsec1");
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"RSA_2048", "ECDSA_P256", "ECDSA_P384"})
    void itFindsOurSignatureOfTheWholeDocumentRight(KeyAlgorithm algorithm) throws Exception {
        var key = TestSigners.of(algorithm);
        var signed = signer.sign(utf8(ORDER), XmlSignatureOptions.enveloped(), key);

        assertThat(verify(signed, key)).isTrue();
        assertThat(verify(changed(signed), key)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"RSA_2048", "ECDSA_P256", "ECDSA_P384"})
    void itFindsOurSignatureOfOneElementRight(KeyAlgorithm algorithm) throws Exception {
        var key = TestSigners.of(algorithm);
        var signed = signer.sign(utf8(ORDER), XmlSignatureOptions.byId("o-1"), key);

        assertThat(verify(signed, key, "--id-attr:Id", "urn:a:order")).isTrue();
        assertThat(verify(changed(signed), key, "--id-attr:Id", "urn:a:order")).isFalse();
    }

    @Test
    void itFindsOurWsSecuritySignatureRight() throws Exception {
        var key = TestSigners.of(KeyAlgorithm.RSA_2048);
        var soap = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>"
                + "<order xmlns=\"urn:a\"><name>Әлия</name></order></s:Body></s:Envelope>";
        var signed = new WsSecuritySigner(TestSigners.ENGINE).sign(utf8(soap), key);
        var body = "http://schemas.xmlsoap.org/soap/envelope/:Body";

        assertThat(verify(signed, key, "--id-attr:Id", body)).isTrue();
        assertThat(verify(changed(signed), key, "--id-attr:Id", body)).isFalse();
    }

    @Test
    void itFindsTheLastOfSeveralSignaturesRight() throws Exception {
        var first = TestSigners.of(KeyAlgorithm.ECDSA_P256);
        var second = TestSigners.of(KeyAlgorithm.RSA_2048);
        var once = signer.sign(utf8(ORDER), XmlSignatureOptions.enveloped(), first);
        var twice = signer.sign(once, XmlSignatureOptions.enveloped(), second);

        assertThat(verify(twice, second, "--node-xpath", "(//*[local-name()='Signature'])[2]"))
                .isTrue();
    }

    @Test
    void itAgreesOnRandomDocuments() throws Exception {
        var random = new Random(20261122);
        var key = TestSigners.of(KeyAlgorithm.ECDSA_P256);
        for (var i = 0; i < 15; i++) {
            var xml = RandomXml.document(random);
            var signed = signer.sign(utf8(xml), XmlSignatureOptions.enveloped(), key);

            assertThat(verify(signed, key)).as(xml).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"RSA_2048", "ECDSA_P256"})
    void itsSignatureOfTheWholeDocumentIsRightForUs(KeyAlgorithm algorithm) throws Exception {
        var key = TestSigners.of(algorithm);
        var method = algorithm == KeyAlgorithm.RSA_2048 ? "rsa-sha256" : "ecdsa-sha256";
        var template = template(method, "", "http://www.w3.org/2006/12/xml-c14n11#WithComments", true);

        var signature = reader.check(sign(template, key)).getFirst();

        assertThat(signature.facts().integrity()).isEqualTo(Integrity.intact());
        assertThat(signature.facts().signer()).contains(key.certificate());
        assertThat(signature.coverage()).containsExactly(new Coverage.WholeDocument(0));
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"RSA_2048", "ECDSA_P256"})
    void itsSignatureOfOneElementIsRightForUs(KeyAlgorithm algorithm) throws Exception {
        var key = TestSigners.of(algorithm);
        var method = algorithm == KeyAlgorithm.RSA_2048 ? "rsa-sha512" : "ecdsa-sha512";
        var template = template(method, "#o-1", "http://www.w3.org/2001/10/xml-exc-c14n#", false);

        var signature =
                reader.check(sign(template, key, "--id-attr:Id", "urn:a:order")).getFirst();

        assertThat(signature.facts().integrity()).isEqualTo(Integrity.intact());
        assertThat(signature.coverage()).containsExactly(new Coverage.Element("/root/a:order", "o-1", 0));
    }

    private static byte[] template(String method, String uri, String canonicalization, boolean enveloped) {
        var signature = "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><SignedInfo>"
                + "<CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#WithComments\"/>"
                + "<SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#" + method + "\"/>"
                + "<!-- signed, since with comments --><Reference URI=\"" + uri + "\"><Transforms>"
                + (enveloped ? "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>" : "")
                + "<Transform Algorithm=\"" + canonicalization + "\"/></Transforms>"
                + "<DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#sha384\"/><DigestValue/>"
                + "</Reference></SignedInfo><SignatureValue/><KeyInfo><X509Data/></KeyInfo></Signature>";
        return utf8(ORDER.replace("</root>", signature + "</root>"));
    }

    private boolean verify(byte[] xml, SigningKey key, String... more) throws Exception {
        var certificate = Files.writeString(
                folder.resolve("certificate.pem"),
                pem("CERTIFICATE", key.certificate().encoded()));
        var command = new ArrayList<>(List.of("/usr/bin/xmlsec1", "--verify", "--pubkey-cert-pem"));
        command.add(certificate.toString());
        command.addAll(List.of("--enabled-key-data", "rsa,ecdsa"));
        command.addAll(List.of(more));
        command.add(Files.write(folder.resolve("signed.xml"), xml).toString());
        return run(command) == 0;
    }

    private byte[] sign(byte[] template, SigningKey key, String... more) throws Exception {
        var privateKey = Files.writeString(
                folder.resolve("key.pem"), pem("PRIVATE KEY", key.privateKey().getEncoded()));
        var certificate = Files.writeString(
                folder.resolve("certificate.pem"),
                pem("CERTIFICATE", key.certificate().encoded()));
        var output = folder.resolve("signed-by-xmlsec1.xml");
        var command = new ArrayList<>(List.of("/usr/bin/xmlsec1", "--sign", "--privkey-pem"));
        command.add(privateKey + "," + certificate);
        command.addAll(List.of("--output", output.toString()));
        command.addAll(List.of(more));
        command.add(Files.write(folder.resolve("template.xml"), template).toString());
        assertThat(run(command)).isZero();
        return Files.readAllBytes(output);
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("xmlsec1.log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static byte[] changed(byte[] xml) {
        return utf8(new String(xml, StandardCharsets.UTF_8).replace("Әлия", "Дана"));
    }

    private static String pem(String label, byte[] der) {
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
