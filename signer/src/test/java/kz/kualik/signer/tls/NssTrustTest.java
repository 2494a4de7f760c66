package kz.kualik.signer.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import kz.kualik.signer.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With NSS's own certutil on databases of the test's own. */
class NssTrustTest {

    @TempDir
    private Path home;

    @BeforeEach
    void needsCertutil() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/certutil")), "needs certutil (libnss3-tools)");
    }

    private static String list(Path database) throws IOException {
        var process = new ProcessBuilder("certutil", "-L", "-d", "sql:" + database)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void theAuthorityIsPutIntoEveryDatabaseOnceAndTakenOutAgain() throws IOException {
        var profile = Files.createDirectories(home.resolve(".mozilla/firefox/abc.default"));
        new ProcessBuilder("certutil", "-N", "--empty-password", "-d", "sql:" + profile)
                .inheritIO()
                .start()
                .onExit()
                .join();
        var trust = new NssTrust(home);
        var store = new IdentityStore(home, TestPeople.ENGINE, new SecureRandom(), Clock.systemUTC());
        var first = store.identity().authority();
        Files.delete(home.resolve("tls.pem"));
        var second = store.identity().authority();

        assertThat(trust.install(first)).containsExactly(home.resolve(".pki/nssdb"), profile);
        assertThat(trust.install(second)).hasSize(2);
        assertThat(list(profile)).containsOnlyOnce(NssTrust.NICKNAME).contains("C,,");
        assertThat(list(home.resolve(".pki/nssdb"))).containsOnlyOnce(NssTrust.NICKNAME);

        assertThat(trust.remove()).hasSize(2);
        assertThat(list(profile)).doesNotContain(NssTrust.NICKNAME);
        assertThat(trust.remove()).hasSize(2);
    }
}
