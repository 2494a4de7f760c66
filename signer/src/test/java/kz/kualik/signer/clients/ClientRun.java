package kz.kualik.signer.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signer.TestPeople;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the steps of one client said, in Node or in a page, and whether all of it is right. One line of the steps is
 * {@code {name, value}} with {@code errorCode} or {@code error}.
 */
final class ClientRun {

    static final String TEXT = "Құжат, документ";
    static final byte[] DOCUMENT = TEXT.getBytes(StandardCharsets.UTF_8);

    private static final List<String> ATTACHED =
            List.of("createCAdESFromBase64Attached", "createCMSSignatureFromBase64", "basicsSignCMSAttached");
    private static final List<String> DETACHED = List.of(
            "createCAdESFromBase64",
            "createCAdESFromBase64Hash",
            "basicsSign",
            "basicsSignCMSDetached",
            "basicsSignCMSDetachedNoTSP",
            "basicsSignCMSDetachedHash");
    private static final List<String> FROM_BROWSERS = List.of("blob", "arrayBuffer", "file");
    private static final List<String> XML = List.of("signXml", "signXmls", "basicsSignXML");
    private static final int STEPS_OF_SEITHQ = 28;

    private final Map<String, JsonNode> results = new HashMap<>();

    ClientRun(Iterable<JsonNode> lines) {
        lines.forEach(line -> assertThat(results.put(line.path("name").stringValue(), line))
                .as("%s", line)
                .isNull());
    }

    /** What the steps work on. */
    static String input(int port, KeyAlgorithm algorithm) {
        var encoder = Base64.getEncoder();
        var digest = algorithm.defaultSignature().digest().digest(DOCUMENT);
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "url",
                        "wss://127.0.0.1:" + port,
                        "storage",
                        "PKCS12",
                        "document",
                        encoder.encodeToString(DOCUMENT),
                        "digest",
                        encoder.encodeToString(digest),
                        "text",
                        TEXT,
                        "password",
                        TestPeople.PASSWORD));
    }

    /** Judges ncalayer-js-client. */
    void judgeSigex(Judges judges, boolean browser) {
        assertThat(value("connect")).isEqualTo("1.4");
        assertThat(line("getActiveTokens").path("value")).isEmpty();
        assertThat(line("getKeyInfo").path("value").path("subjectCn").stringValue())
                .isEqualTo("ТЕСТОВ ТЕСТ");
        assertThat(line("changeLocale").has("error")).isFalse();
        assertThat(line("setLogoForBasicsSign").has("error")).isFalse();
        assertThat(error("badXml")).contains("SAXParseException");
        assertThat(error("basicsSignOnlyTokens")).contains("PKCS12");
        assertThat(line("kmdMultisignAvailable").path("value").booleanValue()).isFalse();
        assertThat(error("startKmdMultisign")).contains("KAZTOKEN");
        assertThat(error("kmdMultisignNext")).isNotEmpty();
        ATTACHED.forEach(name -> values(name).forEach(cms -> judges.attached(name, cms)));
        DETACHED.forEach(name -> values(name).forEach(cms -> judges.detached(name, cms)));
        values("basicsSignCMSOnlyFiles").forEach(cms -> judges.attached("basicsSignCMSOnlyFiles", cms));
        if (browser) {
            FROM_BROWSERS.forEach(name -> values(name).forEach(cms -> judges.detached(name, cms)));
        }
        XML.forEach(name -> values(name).forEach(xml -> judges.xml(name, xml)));
        judges.xmlElement("signXmlElement", value("signXmlElement"));
    }

    /** Judges @seithq/ncalayer. */
    void judgeSeithq(Judges judges) {
        assertThat(results.keySet()).hasSize(STEPS_OF_SEITHQ).doesNotContain("setLocale");
        assertThat(value("greeting")).isEqualTo("1.4");
        assertThat(value("getKeys")).contains("|ТЕСТОВ ТЕСТ|4711|");
        assertThat(value("getNotBefore")).isEqualTo("01.01.2020 06:00:00");
        assertThat(value("getNotAfter")).startsWith("01.01.2049");
        assertThat(value("getSubjectDN")).startsWith("CN=ТЕСТОВ ТЕСТ,");
        assertThat(value("getIssuerDN")).startsWith("CN=ТЕСТОВ ТЕСТ,");
        assertThat(value("getRdnByOid")).isEqualTo("IIN950101399991");
        judges.raw("signPlainData", value("signPlainData"));
        judges.attached("createCMSSignatureAttached", value("createCMSSignatureAttached"));
        judges.detached("createCMSSignature", value("createCMSSignature"));
        judges.detached("createCMSSignatureFromFile", value("createCMSSignatureFromFile"));
        judges.xml("signXml", value("signXml"));
        judges.xmlElement("signXmlByElementId", value("signXmlByElementId"));
        List.of(
                        "verifyPlainData",
                        "verifyCMSSignature",
                        "verifyCMSSignatureFromFile",
                        "verifyXml",
                        "verifyXmlByElementId")
                .forEach(name -> assertThat(value(name)).as(name).isEqualTo("true"));
        // The client makes an empty text of what is false.
        assertThat(value("verifyPlainDataOfAnother")).isEmpty();
        assertThat(value("verifyCMSSignatureOfAnother")).isEmpty();
        assertThat(value("getHash")).isEqualTo("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
        assertThat(code("wrongPassword")).isEqualTo("WRONG_PASSWORD");
        assertThat(code("unknownStorage")).isEqualTo("UNKNOWN_STORAGE");
        assertThat(code("noSuchRdn")).isEqualTo("RDN_NOT_FOUND");
        assertThat(code("badXml")).isEqualTo("XML_PARSE_EXCEPTION");
        assertThat(code("strangersFile")).isEqualTo("FILE_READ_ERROR");
    }

    private JsonNode line(String name) {
        return Optional.ofNullable(results.get(name)).orElseThrow(() -> new AssertionError("nothing of " + name));
    }

    private JsonNode succeeded(String name) {
        var line = line(name);
        assertThat(line.has("error")).as("%s: %s", name, line).isFalse();
        assertThat(line.path("errorCode").asString("NONE"))
                .as("%s: %s", name, line)
                .isEqualTo("NONE");
        return line.path("value");
    }

    private String value(String name) {
        return succeeded(name).asString();
    }

    private List<String> values(String name) {
        var value = succeeded(name);
        return value.isArray() ? value.valueStream().map(JsonNode::stringValue).toList() : List.of(value.stringValue());
    }

    private String error(String name) {
        return line(name).path("error").asString("");
    }

    private String code(String name) {
        return line(name).path("errorCode").asString("");
    }
}
