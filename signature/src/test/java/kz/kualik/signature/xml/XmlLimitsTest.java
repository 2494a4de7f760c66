package kz.kualik.signature.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.xml.dsig.CheckedSignature;
import kz.kualik.signature.xml.dsig.XmlLimits;
import org.junit.jupiter.api.Test;

/** Documents that are made to cost time, memory or a terminal's composure. */
class XmlLimitsTest {

    private static final String ORDER = "<root><order Id=\"o-1\"><sum>100</sum></order></root>";

    private final XmlSigner signer = new XmlSigner(TestSigners.ENGINE);
    private final XmlSignatureReader reader = new XmlSignatureReader(TestSigners.ENGINE);

    @Test
    void aTooDeepDocumentIsRefused() {
        var depth = XmlLimits.DEPTH + 1;

        assertUnreadable("<a>".repeat(depth) + "</a>".repeat(depth));
    }

    @Test
    void aDocumentOfVeryManySmallElementsIsRefused() {
        assertUnreadable("<a>" + "<b/>".repeat(XmlLimits.NODES) + "</a>");
    }

    @Test
    void aTooLargeDocumentIsRefused() {
        assertUnreadable("<a>" + " ".repeat(XmlLimits.DOCUMENT_SIZE) + "</a>");
    }

    @Test
    void tooManySignaturesAreRefused() {
        var empty = "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>";

        assertUnreadable("<a>" + empty.repeat(XmlLimits.SIGNATURES + 1) + "</a>");
    }

    /** Exclusive canonicalisation repeats a long namespace name at every child. */
    @Test
    void aSmallDocumentWithHugeCanonicalFormsIsRefusedInTime() throws Exception {
        var amplifier =
                "<r xmlns:n='urn:" + "n".repeat(900) + "'><order Id='o-1'>" + "<n:x/>".repeat(240_000) + "</order>";
        var signed = signedElement(KeyAlgorithm.ECDSA_P256)
                .replace("REC-xml-c14n-20010315#WithComments", "REC-xml-c14n-20010315")
                .replace("http://www.w3.org/TR/2001/REC-xml-c14n-20010315", "http://www.w3.org/2001/10/xml-exc-c14n#");
        var signature = signed.substring(signed.indexOf("<ds:Signature"), signed.indexOf("</root>"));

        var started = System.nanoTime();
        var signatures = reader.check(utf8(amplifier + signature.repeat(3) + "</r>"));

        assertBroken(signatures.getLast(), "larger than is accepted");
        assertThat(System.nanoTime() - started).isLessThan(60_000_000_000L);
    }

    @Test
    void tooManyNamespacesAreRefused() {
        var xml = new StringBuilder();
        for (var i = 0; i < 3; i++) {
            xml.append("<a");
            for (var j = 0; j < 100; j++) {
                xml.append(" xmlns:n").append(100 * i + j).append("='urn:n'");
            }
            xml.append('>');
        }

        assertUnreadable(xml + "</a></a></a>");
    }

    /** Comments leave no trace in canonical forms, but walking over them takes time. */
    @Test
    void manySignaturesOverADocumentOfManyCommentsAreCheckedInTime() throws Exception {
        var signed = signedDocument(KeyAlgorithm.ECDSA_P256);
        var signature = signed.substring(signed.indexOf("<ds:Signature"), signed.indexOf("</root>"));
        var reference = signature.substring(
                signature.indexOf("<ds:Reference"), signature.indexOf("</ds:Reference>") + "</ds:Reference>".length());
        var greedy = signature.replace(reference, reference.repeat(XmlLimits.REFERENCES));
        var comments = "<!---->".repeat(XmlLimits.NODES / 2);

        var started = System.nanoTime();
        var signatures = reader.check(utf8(signed.substring(0, signed.indexOf("<ds:Signature")) + comments
                + greedy.repeat(XmlLimits.SIGNATURES) + "</root>"));

        assertBroken(signatures.getLast(), "does not fit");
        assertThat(System.nanoTime() - started).isLessThan(60_000_000_000L);
    }

    @Test
    void tooManyReferencesAreRefused() throws Exception {
        var signed = signedDocument(KeyAlgorithm.ECDSA_P256);
        var reference = signed.substring(
                signed.indexOf("<ds:Reference"), signed.indexOf("</ds:Reference>") + "</ds:Reference>".length());

        assertBroken(only(signed.replace(reference, reference.repeat(XmlLimits.REFERENCES + 1))), "references");
    }

    @Test
    void tooManyCertificatesAreRefused() throws Exception {
        var signed = signedDocument(KeyAlgorithm.ECDSA_P256);
        var certificate = signed.substring(signed.indexOf("<ds:X509Certificate>"), signed.indexOf("</ds:X509Data>"));

        assertBroken(only(signed.replace(certificate, certificate.repeat(XmlLimits.CERTIFICATES + 1))), "certificates");
    }

    @Test
    void whatASignatureSaysOfItselfCannotSteerATerminal() throws Exception {
        var steering = "\u009b2J\u202e" + "x".repeat(5000);
        var xml = "<root><order Id=\"" + steering + "\"/></root>";
        var key = TestSigners.of(KeyAlgorithm.ECDSA_P256);
        var signed =
                new String(signer.sign(utf8(xml), XmlSignatureOptions.byId(steering), key), StandardCharsets.UTF_8);

        assertThat(only(signed).facts().remarks())
                .allSatisfy(remark -> assertThat(remark).hasSizeLessThan(600).doesNotContain("\u009b", "\u202e"));
        assertThat(only(signed.replace("<order", "<order a=\"\""))
                        .facts()
                        .integrity()
                        .toString())
                .hasSizeLessThan(600)
                .doesNotContain("\u009b", "\u202e");
    }

    private String signedDocument(KeyAlgorithm algorithm) throws Exception {
        return sign(XmlSignatureOptions.enveloped(), algorithm);
    }

    private String signedElement(KeyAlgorithm algorithm) throws Exception {
        return sign(XmlSignatureOptions.byId("o-1"), algorithm);
    }

    private String sign(XmlSignatureOptions options, KeyAlgorithm algorithm) throws Exception {
        return new String(signer.sign(utf8(ORDER), options, TestSigners.of(algorithm)), StandardCharsets.UTF_8);
    }

    private CheckedSignature only(String xml) throws UnreadableDocumentException {
        var signatures = reader.check(utf8(xml));
        assertThat(signatures).hasSize(1);
        return signatures.getFirst();
    }

    private static void assertBroken(CheckedSignature signature, String reason) {
        assertThat(signature.facts().integrity())
                .isInstanceOfSatisfying(
                        Integrity.Broken.class,
                        broken -> assertThat(broken.reason()).contains(reason));
        assertThat(signature.coverage()).isEmpty();
    }

    private void assertUnreadable(String xml) {
        assertThatThrownBy(() -> reader.read(utf8(xml))).isInstanceOf(UnreadableDocumentException.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
