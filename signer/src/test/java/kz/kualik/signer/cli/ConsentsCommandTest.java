package kz.kualik.signer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.headless.KeyChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsentsCommandTest {

    @TempDir
    private Path folder;

    private int code;

    private String run(String... words) {
        var out = new StringWriter();
        code = SignerCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(words);
        return out.toString();
    }

    private Path home() {
        return folder.resolve("home");
    }

    private String consents(String... words) {
        var all = new String[words.length + 3];
        all[0] = "consents";
        all[1] = "--home";
        all[2] = home().toString();
        System.arraycopy(words, 0, all, 3, words.length);
        return run(all);
    }

    @Test
    void whatIsGivenIsListedAndIsGoneAfterItIsTakenBack() throws IOException {
        assertThat(consents()).isEmpty();
        assertThat(consents("give", "https://portal.example")).isEmpty();
        assertThat(consents("give", "--for", "legacy,KEY_FILE", "http://localhost:8080"))
                .isEmpty();
        assertThat(code).isZero();
        assertThat(consents())
                .contains("https://portal.example\tSIGN\t", "https://portal.example\tAUTHENTICATE\t")
                .contains("http://localhost:8080\tLEGACY\t")
                .doesNotContain("https://portal.example\tLEGACY")
                .hasLineCount(7);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home())))
                .isEqualTo("rwx------");

        assertThat(consents("revoke", "https://portal.example")).contains("https://portal.example");
        assertThat(consents()).hasLineCount(2);
        consents("revoke", "--all");
        assertThat(code).isZero();
        assertThat(consents()).isEmpty();
    }

    @Test
    void aFolderThatOthersCouldReadIsClosedToThem() throws IOException {
        Files.createDirectories(
                home(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        consents("give", "https://portal.example");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home())))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderOfSomebodyElseIsNotUsed() throws IOException {
        assumeTrue(
                Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
                "needs root, to give a folder away");
        Files.setAttribute(Files.createDirectories(home()), "unix:uid", 65_534);
        assertThat(consents("give", "https://portal.example")).contains(home().toString());
        assertThat(code).isEqualTo(1);
    }

    @Test
    void aConsentForOneKeyShowsWhichOne() throws IOException {
        var certificate = TestPeople.certificate(TestPeople.person(KeyAlgorithm.ECDSA_P256));
        var file = Files.writeString(
                folder.resolve("key.pem"),
                PemOrDer.toPem("CERTIFICATE", certificate.encoded()),
                StandardCharsets.US_ASCII);
        consents("give", "--for", "SIGN", "--key", file.toString(), "https://portal.example");
        assertThat(code).isZero();
        assertThat(consents()).contains(KeyChoice.mark(certificate).substring(0, 16));
    }

    @Test
    void whatCannotBeDoneIsSaidAndChangesNothing() throws IOException {
        assertThat(consents("give", "http://portal.example")).contains("http://portal.example");
        assertThat(code).isEqualTo(1);
        assertThat(consents("revoke")).contains("--all");
        assertThat(code).isEqualTo(1);
        assertThat(consents("give", "--for", "FLY", "https://portal.example")).contains("FLY");
        assertThat(code).isEqualTo(2);
        consents("give", "https://portal.example");
        Files.writeString(home().resolve("consents"), "rubbish");
        assertThat(consents()).contains(home().resolve("consents").toString(), "revoke --all");
        assertThat(code).isEqualTo(1);
        assertThat(consents("revoke", "--all")).isNotEmpty();
        assertThat(code).isZero();
        assertThat(home().resolve("consents.damaged")).hasContent("rubbish");
    }
}
