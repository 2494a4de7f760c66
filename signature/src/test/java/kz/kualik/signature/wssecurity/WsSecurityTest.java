package kz.kualik.signature.wssecurity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.xml.ElementSelector;
import kz.kualik.signature.xml.TestSigners;
import kz.kualik.signature.xml.UnsuitableDocumentException;
import kz.kualik.signature.xml.XmlSignatureOptions;
import kz.kualik.signature.xml.XmlSigner;
import kz.kualik.signature.xml.dsig.CheckedSignature;
import kz.kualik.signature.xml.dsig.Coverage;
import kz.kualik.signature.xml.dsig.XmlNamespaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WsSecurityTest {

    private static final String SOAP_11 = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String SOAP_12 = "http://www.w3.org/2003/05/soap-envelope";
    private static final String MESSAGE = "<soapenv:Envelope xmlns:soapenv=\"" + SOAP_11 + "\"><soapenv:Body>"
            + "<pay xmlns=\"urn:pay\"><to>Әлия</to><sum>100</sum></pay></soapenv:Body></soapenv:Envelope>";

    private final WsSecuritySigner signer = new WsSecuritySigner(TestSigners.ENGINE);
    private final WsSecurityReader reader = new WsSecurityReader(TestSigners.ENGINE);

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"RSA_4096"},
            mode = EnumSource.Mode.EXCLUDE)
    void aSignedMessageIsIntactAndItsBodyCovered(KeyAlgorithm algorithm) throws Exception {
        var signature = only(sign(MESSAGE, algorithm));

        assertThat(signature.facts().integrity()).isEqualTo(Integrity.intact());
        assertThat(signature.facts().signer())
                .contains(TestSigners.of(algorithm).certificate());
        assertThat(signature.coverage())
                .containsExactly(new Coverage.Element("/soapenv:Envelope/soapenv:Body", "Body", 0));
    }

    @Test
    void theHeaderIsWrittenAsTheNucsSoftwareDoes() throws Exception {
        var signed = sign(MESSAGE, KeyAlgorithm.GOST_2015_512)
                .replaceAll("(Value|KeyIdentifier( [^>]*)?)>[A-Za-z0-9+/=]+<", "$1>…<");

        assertThat(signed)
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>"
                        + "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                        + "<soapenv:Header><wsse:Security xmlns:wsse=\"http://docs.oasis-open.org/wss/2004/01/"
                        + "oasis-200401-wss-wssecurity-secext-1.0.xsd\" soapenv:mustUnderstand=\"1\">"
                        + "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>"
                        + "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>"
                        + "<ds:SignatureMethod Algorithm=\"urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:"
                        + "gostr34102015-gostr34112015-512\"/><ds:Reference URI=\"#Body\"><ds:Transforms>"
                        + "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/></ds:Transforms>"
                        + "<ds:DigestMethod Algorithm=\"urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:"
                        + "gostr34112015-512\"/><ds:DigestValue>…</ds:DigestValue></ds:Reference></ds:SignedInfo>"
                        + "<ds:SignatureValue>…</ds:SignatureValue><ds:KeyInfo><wsse:SecurityTokenReference>"
                        + "<wsse:KeyIdentifier EncodingType=\""
                        + "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0"
                        + "#Base64Binary\" ValueType=\"http://docs.oasis-open.org/wss/2004/01/"
                        + "oasis-200401-wss-x509-token-profile-1.0#X509v3\">…</wsse:KeyIdentifier>"
                        + "</wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature></wsse:Security>"
                        + "</soapenv:Header><soapenv:Body xmlns:wsu=\"http://docs.oasis-open.org/wss/2004/01/"
                        + "oasis-200401-wss-wssecurity-utility-1.0.xsd\" wsu:Id=\"Body\"><pay xmlns=\"urn:pay\">"
                        + "<to>Әлия</to><sum>100</sum></pay></soapenv:Body></soapenv:Envelope>");
    }

    @Test
    void aChangedBodyBreaksTheSignature() throws Exception {
        var signed = sign(MESSAGE, KeyAlgorithm.ECDSA_P256);

        assertThat(only(signed.replace("<sum>100", "<sum>900")).facts().integrity())
                .isInstanceOf(Integrity.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Envelope xmlns='" + SOAP_11 + "'><Body/></Envelope>",
                "<e:Envelope xmlns:e='" + SOAP_12 + "'><e:Header><other xmlns=''/></e:Header><e:Body/></e:Envelope>",
                "<e:Envelope xmlns:e='" + SOAP_12 + "' xmlns:wsu='urn:not-that'><e:Body><wsu:a/></e:Body></e:Envelope>",
                "<e:Envelope xmlns:e='" + SOAP_11 + "'><e:Body><a Id='Body'/><b id='Body-2'/></e:Body></e:Envelope>"
            })
    void messagesOfEveryShapeAreSigned(String message) throws Exception {
        assertThat(only(sign(message, KeyAlgorithm.ECDSA_P256)).facts().integrity())
                .isEqualTo(Integrity.intact());
    }

    @Test
    void aSecondSignerSignsTheSameBody() throws Exception {
        var twice = sign(sign(MESSAGE, KeyAlgorithm.ECDSA_P256), KeyAlgorithm.ECDSA_P384);

        assertThat(reader.read(utf8(twice)))
                .extracting(facts -> facts.integrity())
                .containsExactly(Integrity.intact(), Integrity.intact());
        assertThat(twice).containsOnlyOnce("<wsse:Security ");
    }

    /** The classic wrapping attack: the signed Body goes into the header, another Body takes its place. */
    @Test
    void aSignedBodyThatWasMovedIntoTheHeaderIsRefused() throws Exception {
        var signed = sign(MESSAGE, KeyAlgorithm.ECDSA_P256);
        var from = signed.indexOf("<soapenv:Body");
        var to = signed.indexOf("</soapenv:Envelope>");
        var body = signed.substring(from, to);
        var wrapped = signed.substring(0, from).replace("</soapenv:Header>", "<x>" + body + "</x></soapenv:Header>")
                + "<soapenv:Body><pay xmlns=\"urn:pay\"><sum>999</sum></pay></soapenv:Body></soapenv:Envelope>";

        assertRefused(only(wrapped), "does not cover the Body of this message");
    }

    @Test
    void aSecurityHeaderOutsideTheHeaderIsRefused() throws Exception {
        var signed = sign(MESSAGE, KeyAlgorithm.ECDSA_P256)
                .replace("<soapenv:Header>", "<soapenv:Header><x>")
                .replace("</soapenv:Header>", "</x></soapenv:Header>");

        assertRefused(only(signed), "instead of in the header");
    }

    /** The same attack, with the signature carried out of the WS-Security header. */
    @ParameterizedTest
    @ValueSource(strings = {"header", "security", "body"})
    void aSignatureThatWasMovedAsWellIsRefused(String place) throws Exception {
        var signed = sign(MESSAGE, KeyAlgorithm.ECDSA_P256);
        var signature = signed.substring(signed.indexOf("<ds:Signature "), signed.indexOf("</wsse:Security>"));
        var body = signed.substring(signed.indexOf("<soapenv:Body"), signed.indexOf("</soapenv:Envelope>"));
        var evil = "<soapenv:Body><pay xmlns=\"urn:pay\"><sum>999</sum></pay>" + ("body".equals(place) ? signature : "")
                + "</soapenv:Body>";
        var wrapped = signed.replace(
                        "<soapenv:Envelope ", "<soapenv:Envelope xmlns:wsse=\"" + XmlNamespaces.WSSE + "\" ")
                .replace(body, evil)
                .replaceFirst(
                        "<ds:Signature .*</ds:Signature>(?=</wsse:Security>)",
                        place.equals("security") ? "<x>" + signature + "</x>" : "")
                .replace(
                        "</soapenv:Header>",
                        "<x>" + body + "</x>" + ("header".equals(place) ? "<x>" + signature + "</x>" : "")
                                + "</soapenv:Header>");

        assertRefused(only(wrapped), "does not cover the Body of this message");
    }

    @Test
    void twoBodiesAreUnreadable() throws Exception {
        var signed = sign(MESSAGE, KeyAlgorithm.ECDSA_P256)
                .replace("</soapenv:Envelope>", "<soapenv:Body/></soapenv:Envelope>");

        assertThatThrownBy(() -> reader.read(utf8(signed))).isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void theCertificateMayComeInABinarySecurityToken() throws Exception {
        var signed = sign(MESSAGE, KeyAlgorithm.ECDSA_P256);
        var certificate = Base64.getEncoder()
                .encodeToString(
                        TestSigners.of(KeyAlgorithm.ECDSA_P256).certificate().encoded());
        var type = signed.replaceAll("(?s).*ValueType=\"([^\"]*)\".*", "$1");
        var token = "<wsse:BinarySecurityToken Id=\"token\" ValueType=\"" + type + "\">" + certificate
                + "</wsse:BinarySecurityToken>";
        var changed = signed.replaceFirst(
                        "<wsse:KeyIdentifier.*</wsse:KeyIdentifier>", "<wsse:Reference URI=\"#token\"/>")
                .replace("<ds:Signature ", token + "<ds:Signature ");

        assertThat(only(changed).facts().integrity()).isEqualTo(Integrity.intact());
    }

    @Test
    void aCertificateFromElsewhereIsRefused() throws Exception {
        var signed = sign(MESSAGE, KeyAlgorithm.ECDSA_P256)
                .replaceFirst(
                        "<wsse:KeyIdentifier.*</wsse:KeyIdentifier>",
                        "<wsse:Reference URI=\"http://127.0.0.1:9/certificate\"/>");

        assertRefused(only(signed), "fetched from elsewhere");
    }

    @Test
    void aSignedDocumentInsideTheBodyIsReadAsSuch() throws Exception {
        var message = "<e:Envelope xmlns:e='" + SOAP_11 + "'><e:Body xmlns:wsu='http://docs.oasis-open.org/wss/2004/01/"
                + "oasis-200401-wss-wssecurity-utility-1.0.xsd' wsu:Id='b'><doc><a Id='x'/></doc></e:Body></e:Envelope>";
        var inner = new XmlSigner(TestSigners.ENGINE)
                .sign(
                        utf8(message),
                        XmlSignatureOptions.byId("x").appendedTo(ElementSelector.atPath("//doc")),
                        TestSigners.of(KeyAlgorithm.ECDSA_P256));

        var signatures = reader.check(signer.sign(inner, TestSigners.of(KeyAlgorithm.ECDSA_P384)));

        assertThat(signatures)
                .flatExtracting(CheckedSignature::coverage)
                .containsExactly(
                        new Coverage.Element("/e:Envelope/e:Body", "b", 0),
                        new Coverage.Element("/e:Envelope/e:Body/doc/a", "x", 0));
    }

    @Test
    void whatIsNoSoapMessageCannotBeSigned() {
        assertThatThrownBy(() -> sign("<Envelope><Body/></Envelope>", KeyAlgorithm.ECDSA_P256))
                .isInstanceOf(UnsuitableDocumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "<root/>", "<Envelope/>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})
    void onlySoapMessagesAreAccepted(String other) {
        assertThat(WsSecurityReader.accepts(utf8(other))).isFalse();
        assertThat(WsSecurityReader.accepts(utf8("<?xml version='1.0'?><!-- c -->" + MESSAGE)))
                .isTrue();
    }

    @Test
    void damagedBytesNeverUpsetTheQuestionForASoapMessage() {
        var random = new Random(11);
        for (var i = 0; i < 3000; i++) {
            var damaged = utf8("<?xml version='1.0' encoding='UTF-8'?><!-- Ә -->" + MESSAGE);
            for (var j = random.nextInt(4); j >= 0; j--) {
                damaged[random.nextInt(120)] = (byte) random.nextInt(256);
            }
            var bytes = damaged;
            assertThatCode(() -> WsSecurityReader.accepts(bytes)).doesNotThrowAnyException();
        }
    }

    private String sign(String message, KeyAlgorithm algorithm) throws Exception {
        return new String(signer.sign(utf8(message), TestSigners.of(algorithm)), StandardCharsets.UTF_8);
    }

    private CheckedSignature only(String message) throws UnreadableDocumentException {
        var signatures = reader.check(utf8(message));
        assertThat(signatures).hasSize(1);
        return signatures.getFirst();
    }

    private static void assertRefused(CheckedSignature signature, String reason) {
        assertThat(signature.facts().integrity())
                .isInstanceOfSatisfying(
                        Integrity.Broken.class,
                        broken -> assertThat(broken.reason()).contains(reason));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
