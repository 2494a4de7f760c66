package kz.kualik.signer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.signer.Page;
import kz.kualik.signer.TestPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, as somebody starts it. */
class HeadlessCommandTest {

    private static final String SITE = "https://portal.example";
    private static final String OLD_SITE = "https://old.example";
    private static final String SIGN = "{'module':'kz.gov.pki.knca.basics','method':'sign','args':{'format':'cms',"
            + "'data':'AAAA','signingParams':{'decode':true},'signerParams':{'chain':[]}}}";
    private static final String APPLET = "{'method':'browseKeyStore','args':['PKCS12','P12','']}";
    private static final String NOTHING = "{\"body\":{},\"status\":true}";

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroy);
    }

    private List<String> options(String home, int port) throws IOException {
        var key = TestPeople.keyFile(folder, TestPeople.person(KeyAlgorithm.ECDSA_P256));
        var password = Files.writeString(folder.resolve("password"), TestPeople.PASSWORD + "\n");
        return List.of(
                "--headless",
                "--store=" + key,
                "--password-file=" + password,
                "--allow-origin=" + SITE,
                "--legacy=" + OLD_SITE,
                "--port=" + port,
                "--home=" + folder.resolve(home),
                "--ca-out=" + folder.resolve(home + ".pem"));
    }

    private BufferedReader start(String home, int port) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SignerCommand.class.getName()));
        command.addAll(options(home, port));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "en_GB.UTF-8");
        var process = builder.start();
        started.add(process);
        return process.inputReader(StandardCharsets.UTF_8);
    }

    private static String awaitLine(BufferedReader said, String part) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            if (line.contains(part)) {
                return line;
            }
        }
        throw new AssertionError("it ended without saying: " + part);
    }

    private static int port(BufferedReader said) throws IOException {
        return Integer.parseInt(awaitLine(said, "wss://").replaceAll(".*:([0-9]+)/$", "$1"));
    }

    private Page page(String home, int port, Optional<String> origin) throws Exception {
        var authority = PemOrDer.decodeSingle(Files.readAllBytes(folder.resolve(home + ".pem")), 100_000);
        var page = Page.connect(port, authority, origin).join();
        page.next();
        return page;
    }

    private int run(StringWriter out, List<String> words) {
        return SignerCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(words.toArray(String[]::new));
    }

    @Test
    void sitesAreServedAsTheCommandLineAndTheConsentsSay() throws Exception {
        var said = start("first", 0);
        assertThat(awaitLine(said, "SIGNS WITHOUT ASKING")).contains(SITE).doesNotContain(OLD_SITE);
        var port = port(said);
        var home = folder.resolve("first").toString();
        try (var page = page("first", port, Optional.of(SITE));
                var old = page("first", port, Optional.of(OLD_SITE));
                var program = page("first", port, Optional.empty())) {
            assertThat(page.ask(SIGN)).contains("BEGIN CMS");
            assertThat(page.ask(APPLET)).contains("MODULE_NOT_FOUND");
            assertThat(old.ask(APPLET)).contains(".p12").contains("NONE");
            assertThat(old.ask(SIGN)).isEqualTo(NOTHING);
            assertThat(program.ask(SIGN)).contains("BEGIN CMS");
            assertThat(program.ask(APPLET)).contains("MODULE_NOT_FOUND");

            assertThat(run(new StringWriter(), List.of("consents", "--home", home, "revoke", SITE)))
                    .isZero();
            assertThat(page.ask(SIGN)).isEqualTo(NOTHING);
            assertThat(run(new StringWriter(), List.of("consents", "--home", home, "give", OLD_SITE)))
                    .isZero();
            assertThat(old.ask(SIGN)).contains("BEGIN CMS");
        }
        assertThat(Files.readAllLines(folder.resolve("first/journal.jsonl"))).hasSize(3);
    }

    @Test
    void aSecondOneOfTheSameUserEndsAndOneWithoutPortWaitsAndSaysForWhom() throws Exception {
        var first = start("first", 0);
        var port = port(first);
        var out = new StringWriter();
        assertThat(run(out, options("first", 0))).isEqualTo(1);
        assertThat(out.toString()).contains(folder.resolve("first").toString());

        // Who cannot run opens nothing: a token counts wrong tries.
        var wrong = new ArrayList<>(options("first", 0));
        wrong.add("--password-file=" + Files.writeString(folder.resolve("wrong"), "Wrong123"));
        wrong.removeFirst();
        wrong.remove(1);
        wrong.addFirst("--headless");
        out.getBuffer().setLength(0);
        assertThat(run(out, wrong)).isEqualTo(1);
        assertThat(out.toString()).contains(folder.resolve("first").toString()).doesNotContain(".p12");

        var second = start("second", port);
        assertThat(awaitLine(second, " is taken by "))
                .contains("port " + port)
                .contains("process " + started.getFirst().pid());
        started.getFirst().destroy();
        assertThat(port(second)).isEqualTo(port);
        try (var page = page("second", port, Optional.of(SITE))) {
            assertThat(page.ask(SIGN)).contains("BEGIN CMS");
        }
    }
}
