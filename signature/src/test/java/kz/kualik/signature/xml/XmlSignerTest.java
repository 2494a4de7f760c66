package kz.kualik.signature.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.SigningKeyMismatchException;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.xml.dsig.CheckedSignature;
import kz.kualik.signature.xml.dsig.Coverage;
import kz.kualik.signature.xml.dsig.SecureXml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlSignerTest {

    private static final String ORDER =
            "<root><order Id=\"o-1\"><name>Әлия Қасымқызы</name></order><note>ескерту</note></root>";

    private final XmlSigner signer = new XmlSigner(TestSigners.ENGINE);
    private final XmlSignatureReader reader = new XmlSignatureReader(TestSigners.ENGINE);

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"RSA_4096"},
            mode = EnumSource.Mode.EXCLUDE)
    void aSignedDocumentIsIntactAsAWhole(KeyAlgorithm algorithm) throws Exception {
        var signed = sign(ORDER, XmlSignatureOptions.enveloped(), algorithm);

        var signature = only(signed);

        assertThat(signature.facts().integrity()).isEqualTo(Integrity.intact());
        assertThat(signature.facts().signer())
                .contains(TestSigners.of(algorithm).certificate());
        assertThat(signature.coverage()).containsExactly(new Coverage.WholeDocument(0));
        assertThat(signature.facts().remarks()).containsExactly("covers the whole document");
    }

    @Test
    void theSignatureOfTheWholeDocumentIsWrittenAsNcaLayerDoes() throws Exception {
        var signed = sign(ORDER, XmlSignatureOptions.enveloped(), KeyAlgorithm.GOST_2015_512);

        assertThat(withoutBase64(signed))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>"
                                + ORDER.substring(0, ORDER.length() - "</root>".length())
                                + "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>"
                                + "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"/>"
                                + "<ds:SignatureMethod Algorithm=\"urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:"
                                + "gostr34102015-gostr34112015-512\"/><ds:Reference URI=\"\"><ds:Transforms>"
                                + "<ds:Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>"
                                + "<ds:Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments\"/>"
                                + "</ds:Transforms><ds:DigestMethod Algorithm=\"urn:ietf:params:xml:ns:pkigovkz:xmlsec:"
                                + "algorithms:gostr34112015-512\"/><ds:DigestValue>…</ds:DigestValue></ds:Reference>"
                                + "</ds:SignedInfo><ds:SignatureValue>…</ds:SignatureValue><ds:KeyInfo><ds:X509Data>"
                                + "<ds:X509Certificate>…</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature></root>");
    }

    @Test
    void theSignatureOfOneElementIsWrittenAsNcaLayerDoes() throws Exception {
        var signed = sign(ORDER, XmlSignatureOptions.byId("o-1"), KeyAlgorithm.RSA_2048);

        assertThat(withoutBase64(signed))
                .contains("<ds:SignedInfo><ds:CanonicalizationMethod"
                        + " Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>"
                        + "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"/>"
                        + "<ds:Reference URI=\"#o-1\"><ds:Transforms><ds:Transform"
                        + " Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments\"/>"
                        + "</ds:Transforms><ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>");
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"RSA_4096"},
            mode = EnumSource.Mode.EXCLUDE)
    void aSignedElementIsCoveredAndNothingElse(KeyAlgorithm algorithm) throws Exception {
        var signed = sign(ORDER, XmlSignatureOptions.byId("o-1"), algorithm);

        assertThat(only(signed).facts().integrity()).isEqualTo(Integrity.intact());
        assertThat(only(signed).coverage()).containsExactly(new Coverage.Element("/root/order", "o-1", 0));
        assertThat(only(signed.replace("ескерту", "басқа")).facts().integrity()).isEqualTo(Integrity.intact());
        assertThat(only(signed.replace("Әлия", "Дана")).facts().integrity()).isInstanceOf(Integrity.Broken.class);
    }

    @Test
    void severalSignersSignOneAfterTheOther() throws Exception {
        var once = sign(ORDER, XmlSignatureOptions.enveloped(), KeyAlgorithm.GOST_2015_512);
        var twice = sign(once, XmlSignatureOptions.enveloped(), KeyAlgorithm.RSA_2048);
        var thrice = sign(twice, XmlSignatureOptions.enveloped(), KeyAlgorithm.ECDSA_P256);

        var signatures = reader.check(utf8(thrice));

        assertThat(signatures)
                .extracting(signature -> signature.facts().integrity())
                .containsExactly(Integrity.intact(), Integrity.intact(), Integrity.intact());
        assertThat(signatures)
                .flatExtracting(CheckedSignature::coverage)
                .containsExactly(
                        new Coverage.WholeDocument(2), new Coverage.WholeDocument(1), new Coverage.WholeDocument(0));
    }

    @Test
    void aChangeAfterAllSignersBreaksAllSignatures() throws Exception {
        var once = sign(ORDER, XmlSignatureOptions.enveloped(), KeyAlgorithm.ECDSA_P256);
        var twice = sign(once, XmlSignatureOptions.enveloped(), KeyAlgorithm.ECDSA_P384);

        assertThat(reader.read(utf8(twice.replace("Әлия", "Дана"))))
                .allSatisfy(facts -> assertThat(facts.integrity()).isInstanceOf(Integrity.Broken.class));
    }

    @Test
    void removingAnEarlierSignatureBreaksTheLaterOne() throws Exception {
        var once = sign(ORDER, XmlSignatureOptions.enveloped(), KeyAlgorithm.ECDSA_P256);
        var twice = sign(once, XmlSignatureOptions.enveloped(), KeyAlgorithm.ECDSA_P384);
        var firstRemoved = twice.replaceFirst("<ds:Signature.*?</ds:Signature>", "");

        assertThat(only(firstRemoved).facts().integrity()).isInstanceOf(Integrity.Broken.class);
    }

    @Test
    void aSignerOfTheWholeDocumentAlsoCoversTheSignatureOfAnElement() throws Exception {
        var byId = sign(ORDER, XmlSignatureOptions.byId("o-1"), KeyAlgorithm.ECDSA_P256);
        var both = sign(byId, XmlSignatureOptions.enveloped(), KeyAlgorithm.ECDSA_P384);

        assertThat(reader.check(utf8(both)))
                .flatExtracting(CheckedSignature::coverage)
                .containsExactly(new Coverage.Element("/root/order", "o-1", 0), new Coverage.WholeDocument(0));
    }

    @Test
    void theSignatureGoesWhereItIsAskedFor() throws Exception {
        var options = XmlSignatureOptions.ofElement(ElementSelector.atPath("/root/order"))
                .appendedTo(ElementSelector.atPath("//note"));

        var signed = sign(ORDER, options, KeyAlgorithm.ECDSA_P256);

        assertThat(signed).contains("<note>ескерту<ds:Signature").endsWith("</ds:Signature></note></root>");
        assertThat(only(signed).facts().integrity()).isEqualTo(Integrity.intact());
    }

    @Test
    void pathsUseThePrefixesOfTheRoot() throws Exception {
        var xml = "<r:root xmlns:r='urn:r'><r:a Id='x'/></r:root>";

        var signed = sign(xml, XmlSignatureOptions.ofElement(ElementSelector.atPath("//r:a")), KeyAlgorithm.ECDSA_P256);

        assertThat(only(signed).coverage()).containsExactly(new Coverage.Element("/r:root/r:a", "x", 0));
    }

    @Test
    void anElementWithoutIdCannotBeSignedByIt() {
        var options = XmlSignatureOptions.ofElement(ElementSelector.atPath("/root/note"));

        assertThatThrownBy(() -> sign(ORDER, options, KeyAlgorithm.ECDSA_P256))
                .isInstanceOf(UnsuitableDocumentException.class)
                .hasMessageContaining("note")
                .hasMessageContaining("Id");
    }

    @Test
    void theSignatureMayNotGoInsideTheElementThatItSignsById() {
        var options = XmlSignatureOptions.byId("o-1").appendedTo(ElementSelector.atPath("//name"));

        assertThatThrownBy(() -> sign(ORDER, options, KeyAlgorithm.ECDSA_P256))
                .isInstanceOf(UnsuitableDocumentException.class)
                .hasMessageContaining("inside the element");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//nothing", "//*", "count(//*)", "/root/[", "//unknown:prefix", "/root/note/text()"})
    void aPathThatFindsNotExactlyOneElementIsRefused(String path) {
        var options = XmlSignatureOptions.ofElement(ElementSelector.atPath(path));

        assertThatThrownBy(() -> sign(ORDER, options, KeyAlgorithm.ECDSA_P256))
                .isInstanceOf(UnsuitableDocumentException.class);
    }

    @Test
    void anIdThatTwoElementsShareCannotBeSigned() {
        var xml = "<root><a Id='x'/><b id='x'/></root>";

        assertThatThrownBy(() -> sign(xml, XmlSignatureOptions.byId("x"), KeyAlgorithm.ECDSA_P256))
                .isInstanceOf(UnsuitableDocumentException.class);
    }

    @Test
    void aSignatureMayNotGoIntoAnotherSignature() throws Exception {
        var once = sign(ORDER, XmlSignatureOptions.enveloped(), KeyAlgorithm.ECDSA_P256);
        var options = XmlSignatureOptions.enveloped().appendedTo(ElementSelector.atPath("//*[local-name()='KeyInfo']"));

        assertThatThrownBy(() -> sign(once, options, KeyAlgorithm.ECDSA_P256))
                .isInstanceOf(UnsuitableDocumentException.class)
                .hasMessageContaining("inside another signature");
    }

    @Test
    void aKeyDoesNotSignWithTheCertificateOfAnother() {
        var mine = TestSigners.of(KeyAlgorithm.ECDSA_P256);
        var other = TestSigners.fresh(KeyAlgorithm.ECDSA_P256);
        var mixed = new SigningKey(mine.privateKey(), mine.algorithm(), other.certificate(), List.of());

        assertThatThrownBy(() -> signer.sign(utf8(ORDER), XmlSignatureOptions.enveloped(), mixed))
                .isInstanceOf(SigningKeyMismatchException.class);
    }

    @Test
    void aDocumentTypeIsRefusedBeforeSigning() {
        assertThatThrownBy(
                        () -> sign("<!DOCTYPE root><root/>", XmlSignatureOptions.enveloped(), KeyAlgorithm.ECDSA_P256))
                .isInstanceOf(UnreadableDocumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<root>\r\n <a/>\r\n</root>",
                "<root>carriage return&#13;&#10; tab&#9;</root>",
                "<root a='line&#10;break&#13; tab&#9;' b='&lt;&amp;&quot;&apos;'/>",
                "<root><![CDATA[<not> & a tag]]]]><![CDATA[>]]></root>",
                "<root>қазақша: ә і ң ғ ү ұ қ ө һ — русский — 中文 — 🦅</root>",
                "<root атрибут='мән'><элемент/></root>",
                "<!-- before --><?go before?><root><!-- inside --><?go inside?></root><!-- after --><?go after?>",
                "<root xmlns='urn:default' xmlns:a='urn:a'><a:b xmlns:a='urn:other' a:c='1'/><d xmlns=''/></root>",
                "<ds:root xmlns:ds='urn:not-signatures'><ds:a/></ds:root>",
                "<root xml:lang='kk' xml:space='preserve'>  </root>",
                "<root/>",
                "<root>&#x85;&#x2028;&#xFFFD;]]&gt;</root>"
            })
    void oddButHonestDocumentsKeepTheirContentAndAreSignedRight(String xml) throws Exception {
        var signed = sign(xml, XmlSignatureOptions.enveloped(), KeyAlgorithm.ECDSA_P256);

        assertThat(only(signed).facts().integrity()).isEqualTo(Integrity.intact());
        var before = SecureXml.parse(utf8(xml)).getDocumentElement();
        var after = SecureXml.parse(utf8(signed)).getDocumentElement();
        after.removeChild(after.getLastChild());
        before.normalize();
        after.normalize();
        assertThat(after.isEqualNode(before)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-8", "windows-1251"})
    void documentsInOtherEncodingsBecomeUtf8(String encoding) throws Exception {
        var xml = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><root>Алматы</root>";

        var signed = signer.sign(
                xml.getBytes(Charset.forName(encoding)),
                XmlSignatureOptions.enveloped(),
                TestSigners.of(KeyAlgorithm.ECDSA_P256));

        assertThat(new String(signed, StandardCharsets.UTF_8)).contains("<root>Алматы<ds:Signature");
    }

    @Test
    void aNamespaceThatIsRelativeHasNoCanonicalFormAndIsNotSigned() {
        assertThatThrownBy(
                        () -> sign("<a xmlns='relative'/>", XmlSignatureOptions.enveloped(), KeyAlgorithm.ECDSA_P256))
                .isInstanceOf(UnsuitableDocumentException.class);
    }

    private String sign(String xml, XmlSignatureOptions options, KeyAlgorithm algorithm) throws Exception {
        return new String(signer.sign(utf8(xml), options, TestSigners.of(algorithm)), StandardCharsets.UTF_8);
    }

    private CheckedSignature only(String xml) throws UnreadableDocumentException {
        List<CheckedSignature> signatures = reader.check(utf8(xml));
        assertThat(signatures).hasSize(1);
        return signatures.getFirst();
    }

    private static String withoutBase64(String xml) {
        return xml.replaceAll("(Value|Certificate)>[A-Za-z0-9+/=]+<", "$1>…<");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
