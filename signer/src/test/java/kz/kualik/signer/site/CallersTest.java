package kz.kualik.signer.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallersTest {

    private final Callers callers = new Callers(13579, false);

    @ParameterizedTest
    @CsvSource({
        "https://portal.example,https://portal.example",
        "https://Portal.Example:443,https://portal.example",
        "https://portal.example:8443,https://portal.example:8443",
        "http://localhost:8080,http://localhost:8080",
        "http://127.0.0.1,http://127.0.0.1",
        "https://xn--80ak6aa92e.com,https://xn--80ak6aa92e.com",
    })
    void originsThatAreServed(String header, String name) {
        assertThat(Origin.parse(header))
                .hasValueSatisfying(origin -> assertThat(origin).hasToString(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:80",
                "evil.example:13579",
                "localhost.evil.example:13579",
                "127.0.0.1.evil.example:13579",
                "",
                "0.0.0.0:13579"
            })
    void anotherNameForThisComputerIsAnAttack(String host) {
        assertThat(callers.identify(Optional.of(host), Optional.of("https://portal.example")))
                .isEmpty();
        assertThat(callers.isOwnHost(Optional.empty())).isFalse();
    }

    @Test
    void programsWithoutAnOriginAreServedOnlyWhereThatIsWanted() {
        var host = Optional.of("127.0.0.1:13579");
        assertThat(callers.identify(host, Optional.empty())).isEmpty();
        assertThat(new Callers(13579, true).identify(host, Optional.empty())).contains(new Caller.LocalProgram());
        assertThat(new Callers(13579, true).identify(host, Optional.of("null"))).isEmpty();
    }

    private static final String HEAD =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    private static String row(int local, int remote, long user) {
        return "   0: 0100007F:%04X 0100007F:%04X 01 00000000:00000000 00:00000000 00000000  %d        0 7 1\n"
                .formatted(local, remote, user);
    }

    @Test
    void aConnectionBelongsToTheUserWhoseProcessHoldsItsOtherEnd(@TempDir Path proc) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.createDirectories(proc.resolve("self"));
        var self = ((Number) Files.getAttribute(proc.resolve("self"), "unix:uid")).longValue();
        Files.writeString(
                proc.resolve("net/tcp"),
                HEAD + row(13579, 40000, self + 1) + row(40000, 13579, self) + row(40001, 13579, self + 1));
        Files.writeString(proc.resolve("net/tcp6"), HEAD);
        var owner = new ConnectionOwner(proc);
        assertThat(owner.canTell()).isTrue();
        assertThat(owner.isOwn(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 40000), 13579))
                .isTrue();
        assertThat(owner.isOwn(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 40001), 13579))
                .isFalse();
        assertThat(owner.isOwn(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 40002), 13579))
                .isFalse();
    }
}
