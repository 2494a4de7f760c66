package kz.kualik.signer.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The system's Chromium without a window, driven by Playwright over the system's Node.js. Its home is a folder of the test's
 * own, so it trusts what was put into that home's NSS database and no more.
 */
public final class Chromium implements AutoCloseable {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path NODE = Path.of("/usr/bin/node");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Skips the test where there is no such browser. */
    public static void assume() {
        assumeTrue(
                Files.isExecutable(BROWSER) && Files.isExecutable(NODE),
                "needs Chromium and Node.js (tools/prepare-tests installs them)");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/certutil")), "needs certutil (libnss3-tools)");
    }

    /**
     * Starts it.
     *
     * @param home its user's folder
     * @param switches of Chromium's command line
     */
    public static Chromium start(Path home, List<String> switches) {
        var driver = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "PLAYWRIGHT_NODEJS_PATH", NODE.toString());
        var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(driver));
        var environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("XDG_"));
        environment.put("HOME", home.toString());
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(BROWSER)
                        .setEnv(environment)
                        .setArgs(switches));
        return new Chromium(playwright, browser);
    }

    /** A person's browser with nothing remembered. */
    public BrowserContext context() {
        return context(new Browser.NewContextOptions());
    }

    public BrowserContext context(Browser.NewContextOptions options) {
        var context = browser.newContext(options);
        context.setDefaultTimeout(60_000);
        return context;
    }

    /**
     * What a person answers when the browser asks whether a site may speak with programs of this computer.
     *
     * @param page any page of the person's
     * @param setting {@code granted} or {@code denied}
     */
    public void permitLoopback(Page page, String origin, String setting) {
        var person = page.context()
                .newCDPSession(page)
                .send("Target.getTargetInfo")
                .getAsJsonObject("targetInfo")
                .get("browserContextId");
        var permission = new JsonObject();
        permission.addProperty("name", "loopback-network");
        var command = new JsonObject();
        command.add("permission", permission);
        command.addProperty("setting", setting);
        command.addProperty("origin", origin);
        command.add("browserContextId", person);
        // A page's own session takes this command too, and nothing comes of it.
        browser.newBrowserCDPSession().send("Browser.setPermission", command);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
