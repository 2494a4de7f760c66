package kz.kualik.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.ClientTls;
import kz.kualik.acceptance.fixture.AuthorityFolder;
import kz.kualik.acceptance.fixture.Clients;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Ten thousand idle connections to one port, and a normal client beside them. The responder and the API get their ten thousand one
 * after the other, because many machines allow a process 20 000 open files.
 */
@Tag("torture")
class IdleConnectionsTest {

    private static final int MANY = 10_000;
    private static final int ENCRYPTED = 1_500;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    @RegisterExtension
    private final AuthorityFolder folder = new AuthorityFolder("idle");

    @Test
    void tenThousandIdleConnectionsToTheResponderAreNotNoticed() throws Exception {
        try (var authority = start(2_000, 12_000);
                var questions = new Questions(authority);
                var idle = new SlowClients()) {
            var before = memory(authority);
            idle.silent(authority.responder(), MANY);
            assertThat(openSockets(authority)).isGreaterThanOrEqualTo(MANY);
            assertThat(questions.usualTime(30)).isLessThan(A_SECOND);
            report("responder", MANY, memory(authority) - before);
        }
    }

    @Test
    void tenThousandIdleConnectionsToTheApiAreNotNoticed() throws Exception {
        try (var authority = start(12_000, 2_000);
                var questions = new Questions(authority);
                var idle = new SlowClients()) {
            var tls = ClientTls.context(authority.file("tlsAnchor"), Optional.empty());
            var before = memory(authority);
            idle.silent(authority.api(), tls, ENCRYPTED);
            report("API over TLS", ENCRYPTED, memory(authority) - before);
            idle.silent(authority.api(), MANY);
            assertThat(openSockets(authority)).isGreaterThanOrEqualTo(MANY);
            assertThat(questions.usualTime(30)).isLessThan(A_SECOND);
        }
    }

    private AuthorityProcess start(int https, int responder) throws IOException {
        var files = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                .filter(line -> line.startsWith("Max open files"))
                .map(line -> line.split("\\s+"))
                .map(words -> words[4].equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(words[4]))
                .findFirst()
                .orElseThrow();
        Assumptions.assumeTrue(files >= 16_000, "a process may open " + files + " files only");
        return AuthorityProcess.start(
                folder.resolve("data"),
                folder.resolve("authority.log"),
                List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx4g"),
                Stream.concat(
                                Clients.UNHURRIED.stream(),
                                Stream.of(
                                        "--kualik.http.connections=" + https,
                                        "--kualik.responder.connections=" + responder))
                        .toList());
    }

    private static long openSockets(AuthorityProcess authority) throws IOException {
        try (var files = Files.list(Path.of("/proc/" + authority.handle().pid() + "/fd"))) {
            return files.count();
        }
    }

    /** What the process holds, in kilobytes. */
    private static long memory(AuthorityProcess authority) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + authority.handle().pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private static void report(String where, int connections, long kilobytes) {
        System.out.printf(
                "%d idle connections to the %s: %d MB more, %d KB each%n",
                connections, where, kilobytes >> 10, kilobytes / connections);
    }
}
