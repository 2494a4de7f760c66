package kz.kualik.signer.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.nss.NssTrust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person looks at the Signer's own page and clicks, while the Signer is there, is gone, or another program has its port. */
class SelfTestPageTest {

    private static final Path SHOTS = Path.of("target", "shots");

    @TempDir
    private static Path home;

    private static RunningSigner signer;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        Chromium.assume();
        signer = RunningSigner.start(home, TestPeople.person(KeyAlgorithm.ECDSA_P256));
        NssTrust.of(home, Map.of()).install(signer.identity().authority(), List.of(), Optional.empty());
        chromium = Chromium.start(home, List.of());
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
            signer.close();
        }
    }

    private static String address(int port) {
        return "https://127.0.0.1:" + port + "/";
    }

    private static BrowserContext person(String language) {
        return chromium.context(new Browser.NewContextOptions().setLocale(language));
    }

    /** What the page says where a reader of this language looks. */
    private static String said(Page page, String state) {
        page.waitForSelector("main[data-now=" + state + "]");
        var visible = page.locator(".says").all().stream()
                .filter(line -> line.isVisible())
                .toList();
        assertThat(visible).hasSize(1);
        return visible.getFirst().textContent();
    }

    @ParameterizedTest
    @CsvSource({
        "kk-KZ,kk,Бәрі дайын. Сайттар Signer бағдарламасына қосыла алады.",
        "ru-RU,ru,Всё готово. Сайты могут подключаться к программе Signer.",
        "en-GB,en,All is ready. Sites can connect to the Signer.",
        "de-DE,kk,Бәрі дайын. Сайттар Signer бағдарламасына қосыла алады."
    })
    void thePageSaysInTheReadersLanguageThatAllIsReady(String browser, String language, String words) {
        try (var context = person(browser)) {
            var page = context.newPage();
            var complaints = new ArrayList<String>();
            page.onConsoleMessage(message -> complaints.add(message.text()));
            page.navigate(address(signer.port()));
            assertThat(said(page, "good")).isEqualTo(words);
            assertThat(page.getAttribute("html", "lang")).isEqualTo(language);
            assertThat(page.locator("section[lang=" + language + "] .version").textContent())
                    .isEqualTo("1.4");
            // The policy of the page forbids nothing that the page does.
            assertThat(complaints).isEmpty();
            for (var other : List.of("kk", "ru", "en")) {
                page.locator("nav a[lang=" + other + "]").click();
                page.waitForSelector("html[lang=" + other + "] main[data-now=good]");
                assertThat(page.locator("section[lang=" + other + "] h1").isVisible())
                        .isTrue();
                assertThat(page.locator("nav a[aria-current]").getAttribute("lang"))
                        .isEqualTo(other);
            }
        }
    }

    @Test
    void thePageSaysThatTheSignerIsGoneOrThatAnotherProgramHasItsPort(@TempDir Path folder) throws IOException {
        Packages.assume();
        var identity = signer.identity();
        var pem = Files.writeString(
                folder.resolve("identity.pem"),
                identity.privateKey()
                        + PemOrDer.toPem("CERTIFICATE", identity.leaf().encoded()));
        try (var context = person("en-GB")) {
            var page = context.newPage();
            int port;
            try (var soonGone = RunningSigner.start(home, TestPeople.person(KeyAlgorithm.ECDSA_P256))) {
                port = soonGone.port();
                page.navigate(address(port));
                assertThat(said(page, "good")).startsWith("All is ready");
            }
            test(page);
            assertThat(said(page, "gone")).isEqualTo("The Signer does not answer.");
            whileAnotherProgramListens(port, pem, "ncalayer", () -> test(page));
            assertThat(said(page, "other")).isEqualTo("Another program answers on this port, not the Signer.");
            whileAnotherProgramListens(port, pem, "pages", () -> {
                test(page);
                assertThat(said(page, "blocked")).startsWith("The page has opened, but");
            });
        }
    }

    private static void test(Page page) {
        page.locator("section[lang=en] button").click();
        page.waitForSelector("main:not([data-busy]):not([data-now=wait])");
    }

    private static void whileAnotherProgramListens(int port, Path pem, String kind, Runnable action)
            throws IOException {
        var program = new ProcessBuilder("node", "another-program.mjs", Integer.toString(port), pem.toString(), kind)
                .directory(Packages.FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(program.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("listening");
            action.run();
        } finally {
            program.destroy();
            program.onExit().join();
        }
    }

    @ParameterizedTest
    @CsvSource({"360,LIGHT", "360,DARK", "768,LIGHT", "768,DARK"})
    void thePageFitsNarrowAndWideWindows(int width, ColorScheme look) {
        var options =
                new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(look);
        try (var context = chromium.context(options)) {
            var page = context.newPage();
            for (var language : List.of("kk", "ru", "en")) {
                page.navigate(address(signer.port()) + "?lang=" + language);
                assertThat(said(page, "good")).isNotEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .isEqualTo(true);
                var name = "self-test-%s-%d-%s.png".formatted(language, width, look);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(SHOTS.resolve(name))
                        .setFullPage(true));
            }
        }
    }
}
