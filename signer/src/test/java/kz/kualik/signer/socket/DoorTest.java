package kz.kualik.signer.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handshakes written by hand and sent by openssl, also as another user of this computer. */
class DoorTest {

    private static final int NOBODY = 65534;
    private static final int PATIENCE_SECONDS = 30;

    private static RunningSigner signer;

    @BeforeAll
    static void start(@TempDir Path folder) {
        signer = RunningSigner.start(folder, TestPeople.person(KeyAlgorithm.ECDSA_P256));
    }

    @AfterAll
    static void stop() {
        signer.close();
    }

    private static String handshake(String host, String origin) {
        return "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: " + origin
                + "\r\n\r\n";
    }

    private static String statusLine(List<String> prefix, String request) throws IOException {
        return statusLine(prefix, List.of(), request);
    }

    private static String statusLine(List<String> prefix, List<String> options, String request) throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of("openssl", "s_client", "-quiet", "-connect", "127.0.0.1:" + signer.port()));
        command.addAll(options);
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            var line = process.inputReader(StandardCharsets.US_ASCII).readLine();
            return line == null ? "closed" : line;
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void thisUsersBrowserComesIn() throws IOException {
        assertThat(statusLine(List.of(), handshake("127.0.0.1:" + signer.port(), RunningSigner.SITE)))
                .isEqualTo("HTTP/1.1 101 Switching Protocols");
    }

    @Test
    void aForeignNameThatLeadsHereDoesNot() throws IOException {
        assertThat(statusLine(List.of(), handshake("evil.example:" + signer.port(), RunningSigner.SITE)))
                .contains("403");
        assertThat(statusLine(List.of(), "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"))
                .contains("403");
    }

    private static List<String> anotherUser() throws IOException {
        assumeTrue(
                Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                        && Files.isExecutable(Path.of("/usr/bin/setpriv")),
                "needs root, to become another user, and setpriv");
        return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }

    @Test
    void anotherUserOfThisComputerGetsNeitherTheSocketNorThePage() throws IOException {
        var host = "127.0.0.1:" + signer.port();
        var page = "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        assertThat(statusLine(anotherUser(), handshake(host, RunningSigner.SITE)))
                .isEqualTo("closed");
        assertThat(statusLine(anotherUser(), page)).isEqualTo("closed");
        assertThat(statusLine(List.of(), page)).contains("200");
    }

    /** What openssl says of the server's certificate. */
    private static String certificateSeen(List<String> prefix) throws IOException, InterruptedException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + signer.port()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void anotherUserOfThisComputerDoesNotEvenGetTls() throws IOException, InterruptedException {
        assertThat(certificateSeen(List.of())).contains("-----BEGIN CERTIFICATE-----");
        assertThat(certificateSeen(anotherUser()))
                .contains("no peer certificate available")
                .doesNotContain("-----BEGIN CERTIFICATE-----");
    }

    @Test
    void whoComesFromAnotherAddressOfThisComputerDoesNot() throws IOException {
        var request = handshake("127.0.0.1:" + signer.port(), RunningSigner.SITE);
        assertThat(statusLine(List.of(), List.of("-bind", "127.0.0.2:0"), request))
                .isEqualTo("closed");
        assertThat(statusLine(List.of(), List.of("-bind", "127.0.0.1:0"), request))
                .contains("101");
    }

    @Test
    void otherMethodsAndPathsAreAnsweredAsHttpWants() throws IOException {
        var host = "Host: 127.0.0.1:" + signer.port() + "\r\n\r\n";
        assertThat(statusLine(List.of(), "GET /nowhere HTTP/1.1\r\n" + host)).contains("404");
        assertThat(statusLine(List.of(), "DELETE / HTTP/1.1\r\n" + host)).contains("405");
        assertThat(statusLine(List.of(), "GET /../../etc/passwd HTTP/1.1\r\n" + host))
                .contains("404");
        assertThat(statusLine(List.of(), "rubbish\r\n\r\n")).matches("HTTP/1.. 400.*|closed");
    }
}
