package kz.kualik.signer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signer.TestPeople;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long documents in a Signer whose heap has 512 MB, sent in many frames as browsers do; page and Signer are processes. */
@Tag("torture")
class LargeDocumentTest {

    private static final int MIB = 1024 * 1024;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"100, true", "100, false", "128, true", "128, false"})
    void aLongDocumentIsSignedInASmallHeap(int mebibytes, boolean attached) throws Exception {
        var key = TestPeople.keyFile(folder, TestPeople.person(KeyAlgorithm.ECDSA_P256));
        var password = Files.writeString(folder.resolve("password"), TestPeople.PASSWORD + "\n");
        var authority = folder.resolve("ca.pem");
        var signer = java(
                        List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"),
                        SignerCommand.class,
                        "--headless",
                        "--store=" + key,
                        "--password-file=" + password,
                        "--allow-origin=" + LargeDocumentPage.SITE,
                        "--port=0",
                        "--home=" + folder.resolve("home"),
                        "--ca-out=" + authority)
                .redirectErrorStream(true)
                .start();
        try (var said = signer.inputReader(StandardCharsets.UTF_8)) {
            var address = address(said);
            var page = java(
                            List.of("-Xmx3g"),
                            LargeDocumentPage.class,
                            address,
                            authority.toString(),
                            Integer.toString(mebibytes * MIB),
                            Boolean.toString(attached),
                            folder.resolve("signature.cms").toString())
                    .redirectErrorStream(true)
                    .start();
            var told = new String(page.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(told).isEqualTo("PASSED\n");
            assertThat(signer.isAlive()).isTrue();
        } finally {
            signer.destroy();
        }
    }

    private static String address(BufferedReader said) throws IOException {
        for (var line = said.readLine(); line != null; line = said.readLine()) {
            var at = line.indexOf("wss://");
            if (at >= 0) {
                return line.substring(at);
            }
        }
        throw new AssertionError("the Signer ended");
    }

    private static ProcessBuilder java(List<String> options, Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
