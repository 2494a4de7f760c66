package kz.kualik.signer.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signer.Page;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pairs of request and answer that were recorded from the real program, octet for octet. */
class CommonUtilsContractTest {

    private static RunningSigner signer;
    private static Page page;

    @BeforeAll
    static void start(@TempDir Path folder) {
        signer = RunningSigner.start(folder, TestPeople.person(KeyAlgorithm.ECDSA_P256));
        page = signer.page();
    }

    @AfterAll
    static void stop() {
        page.close();
        signer.close();
    }

    private static String common(String method, String args) {
        return "{'module':'kz.gov.pki.knca.commonUtils','method':'" + method + "','args':" + args + "}";
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }

    @Test
    void withoutTokensTheListIsEmpty() {
        assertThat(page.ask("{'module':'kz.gov.pki.knca.commonUtils','method':'getActiveTokens'}"))
                .isEqualTo(quoted("{'responseObject':[],'code':'200'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "getKeyInfo|[null]",
                "getKeyInfo|[1]",
                "createCAdESFromBase64|['AKKaztokenStore',123,'MTEK',false]",
                "createCMSSignatureFromBase64|['AKKaztokenStore',[7,7,7],'MTEK',false]",
                "signXml|['AKKaztokenStore','123',555,'','']",
                "signXmls|['AKKaztokenStore','123','<tag>data</tag>','','']",
                "changeLocale|[2]",
            })
    void aWrongTypeIsToldWithTheMethodsName(String method, String args) {
        assertThat(page.ask(common(method, args)))
                .isEqualTo(quoted("{'code':'500','message':'java.lang.IllegalArgumentException:"
                        + " argument type mismatch. Method: " + method + "'}"));
    }

    @Test
    void anEmptyDigestFailsWithoutAWord() {
        assertThat(page.ask(common("createCAdESFromBase64Hash", "['AKKaztokenStore','123','']")))
                .isEqualTo(quoted("{'code':'500'}"));
    }

    @Test
    void badXmlIsToldInTheParsersWords() {
        assertThat(page.ask(common("signXml", "['AKKaztokenStore','123','<this>is not a valid XML','','']")))
                .isEqualTo(quoted(
                        "{'code':'500','message':'org.xml.sax.SAXParseException; lineNumber: 1; columnNumber: 25;"
                                + " XML document structures must start and end within the same entity.'}"));
    }

    @ParameterizedTest
    @CsvSource({"en", "kz", "kk", "ru"})
    void aLanguageIsSetWithoutAWord(String language) {
        assertThat(page.ask(common("changeLocale", "['" + language + "']"))).isEqualTo(quoted("{'code':'200'}"));
    }

    @Test
    void anUnknownMethodIsNamed() {
        assertThat(page.askJson(common("fly", "[]")).path("message").stringValue())
                .startsWith("NoSuchMethodException");
    }

    @Test
    void signingParametersThatAreNoObjectAreToldInTheOriginalsWords() {
        assertThat(page.ask("{'module':'kz.gov.pki.knca.basics','method':'sign','args':{'allowedStorages':null,"
                        + "'format':'cms','data':'MTEK','signingParams':555,'signerParams':{'extKeyUsageOids':[]},"
                        + "'locale':'ru'}}"))
                .isEqualTo("{\"code\":\"INVOCATION_ERROR\",\"details\":\"org.json.JSONException:"
                        + " JSONObject[\\\"signingParams\\\"] is not a JSONObject.\",\"message\":"
                        + "\"An invoked method threw an exception.\",\"status\":false}");
    }

    @Test
    void aModuleThatIsNotThereIsSaidSo() {
        assertThat(page.ask("{'module':'kz.digiflow.mobile.extensions','method':'getVersion'}"))
                .isEqualTo(quoted("{'success':false,'errorCode':'MODULE_NOT_FOUND'}"));
    }

    @Test
    void aMarkOfTheClientsOwnComesBack() {
        assertThat(page.ask("{'uuid':'a-1','module':'kz.gov.pki.knca.commonUtils','method':'getActiveTokens'}"))
                .isEqualTo(quoted("{'responseObject':[],'code':'200','uuid':'a-1'}"));
    }
}
