package kz.kualik.signer.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.path.PathBuilder;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.login.InvalidLoginTokenException;
import kz.kualik.signature.login.LoginToken;
import kz.kualik.signature.login.LoginTokenVerifier;
import kz.kualik.signature.revocation.RevocationSource;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.SitePerson;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.TestTimeStamps;
import kz.kualik.signer.nss.NssTrust;
import kz.kualik.signer.socket.SocketLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages of a site over TLS in a real Chromium that trusts the Signer by its user's NSS database. One of the site's servers lies
 * in the public address space, as sites do, the other on this computer.
 */
class ChromiumTest {

    private static final String TOKENS = "{\"module\":\"kz.gov.pki.knca.commonUtils\",\"method\":\"getActiveTokens\"}";
    private static final String KEY_INFO =
            "{\"module\":\"kz.gov.pki.knca.commonUtils\",\"method\":\"getKeyInfo\",\"args\":[\"PKCS12\"]}";
    private static final int CLOSED_ABNORMALLY = 1006;
    private static final Map<KeyAlgorithm, RunningSigner> SIGNERS = new EnumMap<>(KeyAlgorithm.class);

    @TempDir
    private static Path home;

    private static Portal portal;
    private static Portal nearPortal;
    private static Chromium chromium;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        Chromium.assume();
        Packages.assume();
        Portal.makeIdentity(home);
        portal = Portal.open(home);
        nearPortal = Portal.open(home);
        var document = Files.write(home.resolve("chosen"), ClientRun.DOCUMENT);
        var origins = Set.of(portal.origin(), nearPortal.origin());
        for (var algorithm : List.of(KeyAlgorithm.GOST_2015_512, KeyAlgorithm.RSA_2048)) {
            var person = SitePerson.of(home, TestPeople.person(algorithm), document, origins);
            SIGNERS.put(
                    algorithm,
                    RunningSigner.start(home, person, SocketLimits.usual(), Optional.of(new TestTimeStamps())));
        }
        NssTrust.of(home, Map.of()).install(signer().identity().authority(), List.of(), Optional.empty());
        Portal.trust(home);
        chromium = Chromium.start(
                home,
                List.of(
                        "--host-resolver-rules=MAP *.example 127.0.0.1",
                        "--ip-address-space-overrides=127.0.0.1:" + portal.port() + "=public"));
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            SIGNERS.values().forEach(RunningSigner::close);
            portal.close();
            nearPortal.close();
        }
    }

    @BeforeEach
    void open() {
        context = chromium.context();
        page = context.newPage();
    }

    @AfterEach
    void close() {
        context.close();
    }

    private static RunningSigner signer() {
        return signer(KeyAlgorithm.GOST_2015_512);
    }

    private static RunningSigner signer(KeyAlgorithm algorithm) {
        return Optional.ofNullable(SIGNERS.get(algorithm)).orElseThrow();
    }

    private static String address(RunningSigner signer) {
        return "wss://127.0.0.1:" + signer.port();
    }

    private JsonNode converse(String url, String request) {
        var outcome = page.evaluate("([url, request]) => window.converse(url, request)", List.of(url, request));
        return JsonMapper.shared().readTree(outcome.toString());
    }

    private String permission() {
        return page.evaluate("async () => (await navigator.permissions.query({name: 'loopback-network'})).state")
                .toString();
    }

    @ParameterizedTest
    @CsvSource({
        "ncalayer-js-client,GOST_2015_512",
        "ncalayer-js-client,RSA_2048",
        "@seithq/ncalayer,GOST_2015_512",
        "@seithq/ncalayer,RSA_2048"
    })
    void everyMethodOfTheUnmodifiedClientsWorksInAPage(String client, KeyAlgorithm algorithm, @TempDir Path folder) {
        page.navigate(portal.page());
        chromium.permitLoopback(page, portal.origin(Portal.HOST), "granted");
        var lines = page.evaluate(
                "([client, input]) => window.clients[client](JSON.parse(input))",
                List.of(client, ClientRun.input(signer(algorithm).port(), algorithm)));
        var run = new ClientRun(JsonMapper.shared().readTree(lines.toString()));
        var judges = new Judges(folder, algorithm, ClientRun.DOCUMENT, false);
        if (client.startsWith("@")) {
            run.judgeSeithq(judges);
        } else {
            run.judgeSigex(judges, true);
        }
    }

    @Test
    void aSiteReachesTheSignerOnlyIfThePersonLetsIt() {
        page.navigate(portal.page());
        assertThat(permission()).isEqualTo("prompt");
        chromium.permitLoopback(page, portal.origin(Portal.HOST), "denied");
        assertThat(permission()).isEqualTo("denied");
        var refused = converse(address(signer()), TOKENS);
        assertThat(refused.path("opened").booleanValue()).isFalse();
        assertThat(refused.path("code").intValue()).isEqualTo(CLOSED_ABNORMALLY);

        chromium.permitLoopback(page, portal.origin(Portal.HOST), "granted");
        assertThat(permission()).isEqualTo("granted");
        assertThat(converse(address(signer()), TOKENS).path("messages"))
                .hasSize(2)
                .first()
                .extracting(JsonNode::stringValue)
                .isEqualTo("{\"result\":{\"version\":\"1.4\"}}");
    }

    @Test
    void aPageOfThisComputerNeedsNoPermission() {
        page.navigate(nearPortal.page());
        assertThat(converse(address(signer()), TOKENS).path("messages")).hasSize(2);
    }

    @Test
    void aPersonLogsInAtTheSiteThatTheBrowserNames() throws InvalidLoginTokenException {
        page.navigate(nearPortal.page());
        var challenge = new byte[32];
        challenge[0] = 7;
        var answer = converse(
                        address(signer()),
                        "{\"module\":\"kz.kualik.authentication\",\"method\":\"authenticate\",\"args\":{\"challenge\":\""
                                + Base64.getEncoder().encodeToString(challenge) + "\"}}")
                .path("messages")
                .path(1)
                .stringValue();
        var result = JsonMapper.shared().readTree(answer).path("body").path("result");
        var token = LoginToken.of(
                result.path("unverifiedCertificate").stringValue(),
                result.path("signature").stringValue());
        var person = TestPeople.certificate(TestPeople.person(KeyAlgorithm.GOST_2015_512));
        assertThat(verifier(nearPortal.origin(Portal.HOST)).verify(token, challenge))
                .isEqualTo(person);
        assertThatThrownBy(() -> verifier(portal.origin(Portal.HOST)).verify(token, challenge))
                .isInstanceOf(InvalidLoginTokenException.class);
        assertThatThrownBy(() -> verifier(nearPortal.origin(Portal.HOST)).verify(token, new byte[32]))
                .isInstanceOf(InvalidLoginTokenException.class);
    }

    private static LoginTokenVerifier verifier(String origin) {
        var person = TestPeople.certificate(TestPeople.person(KeyAlgorithm.GOST_2015_512));
        return new LoginTokenVerifier(
                TestPeople.ENGINE,
                new PathBuilder(TestPeople.ENGINE, new TrustStore(List.of(person), List.of())),
                RevocationSource.none(),
                Clock.fixed(RunningSigner.NOW, ZoneOffset.UTC),
                origin);
    }

    @Test
    void aStrangersPageIsToldNo() {
        page.navigate(nearPortal.origin("stranger.example") + "/page/index.html");
        assertThat(converse(address(signer()), KEY_INFO)
                        .path("messages")
                        .path(1)
                        .stringValue())
                .isEqualTo("{\"code\":\"500\",\"message\":\"action.canceled\"}");
    }

    @Test
    void aPageWithoutAnOriginDoesNotGetIn() {
        page.navigate(nearPortal.page());
        var said = page.evaluate("""
                (url) => new Promise((resolve) => {
                  window.onmessage = ({ origin, data }) => resolve(origin + ' ' + data);
                  const frame = document.createElement('iframe');
                  frame.sandbox = 'allow-scripts';
                  frame.srcdoc = `<script>
                    const socket = new WebSocket('${url}');
                    socket.onopen = () => parent.postMessage('opened', '*');
                    socket.onclose = ({ code }) => parent.postMessage('closed ' + code, '*');
                  </` + 'script>';
                  document.body.append(frame);
                })
                """, address(signer()));
        assertThat(said).isEqualTo("null closed " + CLOSED_ABNORMALLY);
    }

    @Test
    void aNameThatWasMadeToLeadHereDoesNotGetIn() {
        page.navigate(nearPortal.page());
        var outcome = converse("wss://rebound.example:" + signer().port(), TOKENS);
        assertThat(outcome.path("opened").booleanValue()).isFalse();
        assertThatThrownBy(() -> page.navigate("https://rebound.example:" + signer().port()))
                .isInstanceOf(PlaywrightException.class)
                .hasMessageContaining("ERR_CERT_COMMON_NAME_INVALID");
    }

    @Test
    void aSignerWhoseAuthorityNobodyInstalledIsNotReached(@TempDir Path folder) {
        try (var unknown = RunningSigner.start(folder, TestPeople.person(KeyAlgorithm.GOST_2015_512))) {
            page.navigate(nearPortal.page());
            var outcome = converse(address(unknown), TOKENS);
            assertThat(outcome.path("opened").booleanValue()).isFalse();
            assertThat(outcome.path("code").intValue()).isEqualTo(CLOSED_ABNORMALLY);
            assertThatThrownBy(() -> page.navigate("https://127.0.0.1:" + unknown.port()))
                    .isInstanceOf(PlaywrightException.class)
                    .hasMessageContaining("ERR_CERT_AUTHORITY_INVALID");
        }
    }
}
