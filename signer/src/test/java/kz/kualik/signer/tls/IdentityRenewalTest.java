package kz.kualik.signer.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signer.Page;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The TLS identity is replaced while pages hold their sockets open; the clock is the test's. */
class IdentityRenewalTest {

    private static final String SHOW =
            "{'module':'kz.gov.pki.knca.commonUtils','method':'getKeyInfo','args':['PKCS12']}";

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private final Hand hand = new Hand();

    /** A clock whose hand the test moves. */
    private static final class Hand extends Clock {

        /** So that what is made thirty days before the end is good for a client of today. */
        private Instant now = Instant.now().minus(Duration.ofDays(367)).minusSeconds(3_600);

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @BeforeEach
    void needsCertutil() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/certutil")), "needs certutil (libnss3-tools)");
    }

    private IdentityStore store() {
        return new IdentityStore(folder, TestPeople.ENGINE, new SecureRandom(), hand);
    }

    private Path profile(String name) throws Exception {
        var profile = Files.createDirectories(home.resolve(".mozilla/firefox").resolve(name));
        new ProcessBuilder("certutil", "-N", "--empty-password", "-d", "sql:" + profile)
                .start()
                .onExit()
                .join();
        return profile;
    }

    private static String list(Path database) throws IOException {
        var process = new ProcessBuilder("certutil", "-L", "-d", "sql:" + database)
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void thirtyDaysBeforeItsEndTheIdentityIsReplacedUnderOpenSockets() throws Exception {
        var renewal = IdentityRenewal.begin(store(), new NssTrust(home), hand);
        var old = renewal.shown();
        try (var signer = RunningSigner.start(home, TestPeople.person(KeyAlgorithm.ECDSA_P256))) {
            signer.show(old);
            replaced(signer, renewal, old);
        }
    }

    private void replaced(RunningSigner signer, IdentityRenewal renewal, ServerIdentity old) throws Exception {
        try (var before = signer.page();
                var oldTrust = Page.client(signer)) {
            var due = old.leaf().notAfter().minus(Duration.ofDays(30));

            hand.now = due.minusSeconds(1);
            assertThat(renewal.renewIfDue(signer::show)).isFalse();
            hand.now = due;
            assertThat(renewal.renewIfDue(signer::show)).isTrue();
            assertThat(renewal.renewIfDue(signer::show)).isFalse();

            assertThat(before.ask(SHOW)).contains("\"code\":\"200\"");
            assertThat(signer.identity().authority()).isNotEqualTo(old.authority());
            try (var after = Page.open(signer, Optional.of(RunningSigner.SITE))) {
                assertThat(after.ask(SHOW)).contains("\"code\":\"200\"");
            }
            assertThatThrownBy(() -> oldTrust.send(
                            HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + signer.port() + "/"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void browsersThatTrustedTheOldAuthorityTrustTheNewOneAndNoOtherBrowserDoes() throws Exception {
        var trusting = profile("a.default");
        var trust = new NssTrust(home);
        var renewal = IdentityRenewal.begin(store(), trust, hand);
        trust.install(renewal.shown().authority());
        var other = profile("b.default");
        var old = list(trusting);

        var duringShow = new ArrayList<String>();
        hand.now = renewal.shown().leaf().notAfter().minus(Duration.ofDays(30));
        assertThat(renewal.renewIfDue(identity -> duringShow.add(list(trusting))))
                .isTrue();

        assertThat(duringShow)
                .singleElement()
                .satisfies(names -> assertThat(names.split(NssTrust.NICKNAME, -1))
                        .as("both are trusted while the server changes over")
                        .hasSize(3));
        assertThat(list(trusting)).containsOnlyOnce(NssTrust.NICKNAME).isNotEqualTo(old);
        assertThat(list(home.resolve(".pki/nssdb"))).containsOnlyOnce(NssTrust.NICKNAME);
        assertThat(list(other)).doesNotContain(NssTrust.NICKNAME);
    }

    @Test
    void aProcessThatEndedInTheMiddleIsFinishedByTheNextOne() throws Exception {
        var trusting = profile("a.default");
        var trust = new NssTrust(home);
        var first = IdentityRenewal.begin(store(), trust, hand);
        trust.install(first.shown().authority());
        var old = list(trusting);
        hand.now = first.shown().leaf().notAfter().minus(Duration.ofDays(30));
        assertThatThrownBy(() -> first.renewIfDue(identity -> {
                    throw new IOException("the process ends here");
                }))
                .hasMessageContaining("ends here");

        var second = IdentityRenewal.begin(store(), trust, hand);
        assertThat(second.shown().leaf()).isNotEqualTo(first.shown().leaf());
        assertThat(second.renewIfDue(identity -> {})).isFalse();

        assertThat(list(trusting)).containsOnlyOnce(NssTrust.NICKNAME).isNotEqualTo(old);
        assertThat(store().replaced()).isEmpty();
    }

    @Test
    void asLongAsBrowsersCannotBeToldTheOldIdentityIsShownButNotBeyondItsEnd() throws Exception {
        var broken = profile("a.default");
        var trust = new NssTrust(home);
        var renewal = IdentityRenewal.begin(store(), trust, hand);
        trust.install(renewal.shown().authority());
        var old = renewal.shown().leaf();
        Files.writeString(broken.resolve("cert9.db"), "no database");

        hand.now = old.notAfter().minus(Duration.ofDays(30));
        assertThatThrownBy(() -> renewal.renewIfDue(identity -> {})).isInstanceOf(IOException.class);
        assertThat(renewal.shown().leaf()).isEqualTo(old);

        hand.now = old.notAfter();
        assertThatThrownBy(() -> renewal.renewIfDue(identity -> {})).isInstanceOf(IOException.class);
        assertThat(renewal.shown().leaf()).isNotEqualTo(old);
    }
}
