package kz.kualik.signature.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.xml.dsig.CheckedSignature;
import kz.kualik.signature.xml.dsig.Coverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has been tried against XML signatures in the field, tried against ours. */
class XmlSignatureAttacksTest {

    private static final String ORDER = "<root><order Id=\"o-1\"><sum>100</sum></order></root>";

    private final XmlSigner signer = new XmlSigner(TestSigners.ENGINE);
    private final XmlSignatureReader reader = new XmlSignatureReader(TestSigners.ENGINE);

    @Test
    void anEntityBombIsRefused() {
        var bomb = new StringBuilder("<!DOCTYPE root [<!ENTITY a0 'aaaaaaaaaa'>");
        for (var i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" '&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";'>");
        }
        bomb.append("]><root>&a29;</root>");

        assertUnreadable(bomb.toString());
    }

    @Test
    void anExternalEntityIsNotFetched(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "the secret");

        assertThatThrownBy(() -> reader.read(
                        utf8("<!DOCTYPE root [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]><root>&x;</root>")))
                .isInstanceOf(UnreadableDocumentException.class)
                .message()
                .doesNotContain("the secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<root>",
                "<root/><root/>",
                "<root>&undefined;</root>",
                "<a:root/>",
                "<?xml version='1.1'?><root/>",
                "<!DOCTYPE root SYSTEM 'http://127.0.0.1:9/x.dtd'><root/>",
                "<root/>"
            })
    void whatIsNoSignedXmlIsUnreadable(String xml) {
        assertUnreadable(xml);
    }

    @Test
    void theSignedElementMovedAsideAndReplacedIsNamedWhereItReallyStands() throws Exception {
        var signed = signedElement(KeyAlgorithm.ECDSA_P256);
        var genuine = "<order Id=\"o-1\"><sum>100</sum></order>";
        var wrapped =
                signed.replace(genuine, "<order Id=\"evil\"><sum>999</sum></order><aside>" + genuine + "</aside>");

        var signature = only(wrapped);

        assertThat(signature.coverage()).containsExactly(new Coverage.Element("/root/aside/order", "o-1", 0));
        assertThat(signature.facts().remarks())
                .contains("covers only the element /root/aside/order (Id \"o-1\"), not the whole document");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Id", "ID", "id", "xml:id"})
    void aSecondElementWithTheSignedIdBreaksTheSignature(String attribute) throws Exception {
        var signed = signedElement(KeyAlgorithm.ECDSA_P256);

        assertBroken(only(signed.replace("<root>", "<root><order " + attribute + "=\"o-1\"/>")), "share the Id");
    }

    @Test
    void theSignedElementHiddenInsideTheSignatureIsRefused() throws Exception {
        var signed = signedElement(KeyAlgorithm.ECDSA_P256);
        var genuine = "<order Id=\"o-1\"><sum>100</sum></order>";
        var hidden = signed.replace(genuine, "<order><sum>999</sum></order>")
                .replace("</ds:KeyInfo>", "</ds:KeyInfo><ds:Object>" + genuine + "</ds:Object>");

        assertBroken(only(hidden), "does not belong inside a signature");
    }

    @Test
    void foreignContentInTheUncoveredKeyInfoIsRefused() throws Exception {
        var signed = signedDocument(KeyAlgorithm.ECDSA_P256);

        assertBroken(
                only(signed.replace("</ds:KeyInfo>", "<order Id=\"o-2\"/></ds:KeyInfo>")),
                "does not belong inside a signature");
    }

    @Test
    void aStrangersSignatureAppendedDoesNotHideInTheFirstOnes() throws Exception {
        var first = signedDocument(KeyAlgorithm.ECDSA_P256);
        var broken = first.substring(first.indexOf("<ds:Signature"), first.indexOf("</root>"));

        var signatures = reader.check(utf8(first.replace("</root>", broken + "</root>")));

        assertThat(signatures.get(0).coverage()).containsExactly(new Coverage.WholeDocument(1));
        assertBroken(signatures.get(1), "does not fit");
    }

    @Test
    void contentAppendedBesideALaterSignatureBreaksTheEarlierOne() throws Exception {
        var first = signedDocument(KeyAlgorithm.ECDSA_P256);
        var injected = first.replace("</root>", "<order/></root>");
        var twice = utf8(injected);
        var signedAgain = signer.sign(twice, XmlSignatureOptions.enveloped(), TestSigners.of(KeyAlgorithm.ECDSA_P384));

        var signatures = reader.check(signedAgain);

        assertBroken(signatures.get(0), "does not fit");
        assertThat(signatures.get(1).facts().integrity()).isEqualTo(Integrity.intact());
    }

    @Test
    void aCommentThatSplitsSignedTextIsRemarked() throws Exception {
        var signed = signedDocument(KeyAlgorithm.ECDSA_P256);

        var signature = only(signed.replace("<sum>100", "<sum>1<!-- -->00"));

        assertThat(signature.facts().integrity()).isEqualTo(Integrity.intact());
        assertThat(signature.facts().remarks()).anyMatch(remark -> remark.contains("do not cover comments"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "URI=\"\" | URI=\"http://127.0.0.1:9/x\" | is refused",
                "URI=\"\" | URI=\"file:///etc/passwd\" | is refused",
                "URI=\"\" | URI=\"other.xml\" | is refused",
                "URI=\"\" | URI=\"#xpointer(/)\" | is refused",
                "URI=\"\" | URI=\"#\" | is refused",
                "URI=\"\" | | does not say what it refers to",
                "URI=\"\" | URI=\"#nowhere\" | no element has the Id",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"
                        + " | http://www.w3.org/TR/1999/REC-xslt-19991116 | is not accepted",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"
                        + " | http://www.w3.org/TR/1999/REC-xpath-19991116 | is not accepted",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"
                        + " | http://www.w3.org/2000/09/xmldsig#base64 | is not accepted",
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"
                        + " | http://www.w3.org/2000/09/xmldsig#enveloped-signature | is not accepted",
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
                        + " | http://www.w3.org/2000/09/xmldsig#hmac-sha1 | is not accepted",
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
                        + " | http://www.w3.org/2001/04/xmldsig-more#hmac-sha256 | is not accepted",
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
                        + " | http://www.w3.org/2001/04/xmldsig-more#rsa-sha256 | does not fit",
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"
                        + " | http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384 | wrong for the key",
                "http://www.w3.org/2001/04/xmlenc#sha256 | http://www.w3.org/2001/04/xmldsig-more#md5 | is not accepted",
                "http://www.w3.org/2001/04/xmlenc#sha256 | http://www.w3.org/2001/04/xmlenc#sha512 | does not fit",
                "</ds:SignatureValue> | <ds:b/></ds:SignatureValue> | is not accepted",
                "<ds:SignatureValue> | <ds:SignatureValue>= | is not base64",
                "<ds:X509Certificate> | <ds:X509Certificate>AAAA | not an X.509 certificate",
                "<ds:Reference URI=\"\"> | <ds:Reference URI=\"\" xmlns:x=\"urn:x\"><x:y/> | does not belong",
            })
    void whatIsNotOnTheShortListIsRefusedByName(String from, String to, String reason) throws Exception {
        var signed = signedDocument(KeyAlgorithm.ECDSA_P256);
        var changed = signed.replace(from.strip(), to == null ? "" : to.strip());
        assertThat(changed).isNotEqualTo(signed);

        assertBroken(only(changed), reason.strip());
    }

    @Test
    void anHmacOutputLengthIsRefused() throws Exception {
        var signed = signedDocument(KeyAlgorithm.ECDSA_P256)
                .replace(
                        "more#ecdsa-sha256\"/>",
                        "more#ecdsa-sha256\"><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>");

        assertBroken(only(signed), "HMACOutputLength");
    }

    @Test
    void aSignatureWithoutReferenceIsRefused() throws Exception {
        assertBroken(
                only(signedDocument(KeyAlgorithm.ECDSA_P256).replaceFirst("<ds:Reference.*</ds:Reference>", "")),
                "refers to nothing");
    }

    @Test
    void aSignatureInsideAnotherIsRefused() throws Exception {
        var signed = signedDocument(KeyAlgorithm.ECDSA_P256);
        var nested = signed.replace("</ds:KeyInfo>", "<ds:Signature><ds:SignedInfo/></ds:Signature></ds:KeyInfo>");

        assertThat(reader.check(utf8(nested))).anySatisfy(signature -> assertBroken(signature, "inside another"));
    }

    @Test
    void anotherSignersCertificateDoesNotFit() throws Exception {
        var signed = signedDocument(KeyAlgorithm.ECDSA_P256);
        var other = TestSigners.fresh(KeyAlgorithm.ECDSA_P256).certificate();
        var swapped = signed.replaceFirst(
                "<ds:X509Certificate>[^<]*",
                "<ds:X509Certificate>" + Base64.getEncoder().encodeToString(other.encoded()));

        assertBroken(only(swapped), "wrong for the key of its certificate");
    }

    @Test
    void ofSeveralCertificatesTheSignersIsTheOneThatFits() throws Exception {
        var signed = signedDocument(KeyAlgorithm.ECDSA_P256);
        var other = TestSigners.of(KeyAlgorithm.RSA_2048).certificate();
        var both = signed.replace(
                "<ds:X509Certificate>",
                "<ds:X509Certificate>" + Base64.getEncoder().encodeToString(other.encoded())
                        + "</ds:X509Certificate><ds:X509Certificate>");

        var facts = only(both).facts();

        assertThat(facts.integrity()).isEqualTo(Integrity.intact());
        assertThat(facts.signer())
                .contains(TestSigners.of(KeyAlgorithm.ECDSA_P256).certificate());
        assertThat(facts.embedded()).hasSize(2);
    }

    @Test
    void aBareKeyIsNotUsed() throws Exception {
        var bare = signedDocument(KeyAlgorithm.ECDSA_P256)
                .replaceFirst("<ds:X509Data>.*</ds:X509Data>", "<ds:KeyValue><ds:RSAKeyValue/></ds:KeyValue>");

        var facts = only(bare).facts();

        assertThat(facts.integrity()).isInstanceOf(Integrity.NotChecked.class);
        assertThat(facts.remarks()).contains("KeyValue in KeyInfo is not used");
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
