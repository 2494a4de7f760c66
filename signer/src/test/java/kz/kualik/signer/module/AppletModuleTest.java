package kz.kualik.signer.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signer.Page;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.util.CollectionStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The old applet, for those sites for which it was opened. */
class AppletModuleTest {

    private static RunningSigner signer;
    private static Page page;
    private static String path;
    private static String alias;

    @BeforeAll
    static void start(@TempDir Path folder) {
        signer = RunningSigner.start(folder, TestPeople.person(KeyAlgorithm.GOST_2015_512));
        page = signer.page();
        path = page.askJson("{'method':'browseKeyStore','args':['PKCS12','P12','']}")
                .path("result")
                .stringValue();
        alias = ask("getKeys", "'PKCS12','" + path + "','Qwerty12','SIGN'")
                .path("result")
                .stringValue()
                .replaceAll(".*\\|", "");
    }

    @AfterAll
    static void stop() {
        page.close();
        signer.close();
    }

    private static JsonNode ask(String method, String args) {
        return page.askJson(
                "{'module':'kz.gov.pki.knca.applet.Applet','method':'" + method + "','args':[" + args + "]}");
    }

    private static String key() {
        return "'PKCS12','" + path + "','" + alias + "','Qwerty12'";
    }

    private static String result(String method, String args) {
        var answer = ask(method, args);
        assertThat(answer.path("errorCode").stringValue()).as("%s", answer).isEqualTo("NONE");
        return answer.path("result").asString();
    }

    @Test
    void aKeyIsListedWithTheAliasThatNamesIt() {
        assertThat(result("getKeys", "'PKCS12','" + path + "','Qwerty12','ALL'"))
                .isEqualTo("ECGOST3410-2015-512|ТЕСТОВ ТЕСТ|4711|" + alias);
    }

    @Test
    void theCertificateIsToldFieldByField() {
        assertThat(result("getNotBefore", key())).isEqualTo("01.01.2020 06:00:00");
        assertThat(result("getNotAfter", key())).startsWith("01.01.2049");
        assertThat(result("getSubjectDN", key())).startsWith("CN=ТЕСТОВ ТЕСТ,");
        assertThat(result("getIssuerDN", key())).startsWith("CN=ТЕСТОВ ТЕСТ,");
        assertThat(result("getRdnByOid", key() + ",'2.5.4.5',0")).isEqualTo("IIN950101399991");
        assertThat(ask("getRdnByOid", key() + ",'2.5.4.5',1").path("errorCode").stringValue())
                .isEqualTo("RDN_NOT_FOUND");
    }

    @Test
    void whatItSignsItVerifies() {
        var raw = result("signPlainData", key() + ",'деректер'");
        assertThat(result("verifyPlainData", key() + ",'деректер','" + raw + "'"))
                .isEqualTo("true");
        assertThat(result("verifyPlainData", key() + ",'other','" + raw + "'")).isEqualTo("false");
        var cms = result("createCMSSignature", key() + ",'деректер',false");
        assertThat(result("verifyCMSSignature", "'" + cms + "','деректер'")).isEqualTo("true");
        assertThat(result("verifyCMSSignature", "'" + cms + "','other'")).isEqualTo("false");
        var xml = result("signXml", key() + ",'<a>1</a>'").replace("\"", "\\'").replace("\\'", "\\\"");
        assertThat(page.askJson("{\"method\":\"verifyXml\",\"args\":[\"" + xml + "\"]}")
                        .path("result")
                        .asString())
                .isEqualTo("true");
        var element = result("signXmlByElementId", key() + ",'<r><a Id=\\\"x\\\">1</a><b/></r>','a','Id','b'");
        assertThat(element).contains("URI=\"#x\"");
    }

    /** Each of these was once called right, because nothing wrong was found in it. */
    @Test
    void whatWasNotVerifiedIsNotRight() throws Exception {
        var certificate = Base64.getEncoder()
                .encodeToString(TestPeople.certificate(TestPeople.person(KeyAlgorithm.GOST_2015_512))
                        .encoded());
        assertThat(result("verifyCMSSignature", "'" + certificate + "','деректер'"))
                .isEqualTo("false");
        var attached = result("createCMSSignature", key() + ",'деректер',true");
        assertThat(result("verifyCMSSignature", "'" + attached + "','деректер'"))
                .isEqualTo("true");
        assertThat(result("verifyCMSSignature", "'" + attached + "','other'")).isEqualTo("false");
        var nobodys = CMSSignedData.replaceCertificatesAndCRLs(
                new CMSSignedData(Base64.getDecoder().decode(attached)),
                new CollectionStore<>(List.of()),
                new CollectionStore<>(List.of()),
                new CollectionStore<>(List.of()));
        assertThat(result(
                        "verifyCMSSignature",
                        "'" + Base64.getEncoder().encodeToString(nobodys.getEncoded()) + "','деректер'"))
                .isEqualTo("false");
        assertThat(result("verifyCMSSignature", "'MTEK','деректер'")).isEqualTo("false");
        assertThat(result("verifyXml", "'<a/>'")).isEqualTo("false");
        assertThat(result("verifyXml", "'" + attached + "'")).isEqualTo("false");
    }

    @Test
    void errorsHaveTheirCodes() {
        assertThat(ask("getKeys", "'PKCS12','" + path + "','Wrong123','ALL'").toString())
                .isEqualTo("{\"result\":\"-1\",\"errorCode\":\"WRONG_PASSWORD\"}");
        assertThat(ask("getKeys", "'JKS','" + path + "','Qwerty12','ALL'")
                        .path("errorCode")
                        .stringValue())
                .isEqualTo("UNKNOWN_STORAGE");
        assertThat(ask("loadSlotList", "'AKKaztokenStore'").path("errorCode").stringValue())
                .isEqualTo("EMPTY_SLOT");
        assertThat(ask("signXml", key() + ",'<a>'").path("errorCode").stringValue())
                .isEqualTo("XML_PARSE_EXCEPTION");
        assertThat(ask("signXmlByElementId", key() + ",'<r><a/></r>','a[1] | //b','Id',''")
                        .path("errorCode")
                        .stringValue())
                .isEqualTo("XML_PARSE_EXCEPTION");
        assertThat(ask("deleteEntry", "'PKCS12','x','y'").path("errorCode").stringValue())
                .isEqualTo("COMMON");
        assertThat(result("getHash", "'abc','SHA256'")).isEqualTo("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    @Test
    void aPathThatNobodyChoseIsNoPath(@TempDir Path folder) throws IOException {
        var copy = Files.copy(Path.of(path), folder.resolve("copy.p12"));
        assertThat(ask("getKeys", "'PKCS12','" + copy + "','Qwerty12','ALL'")
                        .path("errorCode")
                        .stringValue())
                .isEqualTo("KEYSTORE_FILE_NOT_FOUND");
        assertThat(ask("createCMSSignatureFromFile", key() + ",'/etc/passwd',true")
                        .path("errorCode")
                        .stringValue())
                .isEqualTo("FILE_READ_ERROR");
        try (var other = Page.open(signer, Optional.of("https://other.example"))) {
            assertThat(other.askJson("{'method':'getKeys','args':['PKCS12','" + path + "','Qwerty12','ALL']}")
                            .path("errorCode")
                            .stringValue())
                    .isEqualTo("KEYSTORE_FILE_NOT_FOUND");
        }
    }

    @Test
    void theLanguageIsSetWithoutAnAnswer() {
        page.send("{\"method\":\"setLocale\",\"args\":[\"ru\"]}");
        assertThat(page.ask("{'module':'nobody'}")).contains("MODULE_NOT_FOUND");
    }

    @Test
    void aSiteForWhichItIsNotOpenFindsNoModule() {
        try (var modern = Page.open(signer, Optional.of("https://modern.example"))) {
            modern.send("{\"method\":\"setLocale\",\"args\":[\"ru\"]}");
            assertThat(modern.ask("{'method':'getKeys','args':['PKCS12','" + path + "','Qwerty12','ALL']}"))
                    .contains("MODULE_NOT_FOUND");
            assertThat(modern.hasMore()).isFalse();
        }
    }
}
