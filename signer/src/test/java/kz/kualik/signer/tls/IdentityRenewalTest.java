package kz.kualik.signer.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signer.Page;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.nss.Nss;
import kz.kualik.signer.nss.NssTrust;
import kz.kualik.signer.nss.StoreState;
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
        Nss.assume();
    }

    private IdentityStore store() {
        return new IdentityStore(folder, TestPeople.ENGINE, new SecureRandom(), hand);
    }

    private Path profile(String name) {
        return Nss.make(home.resolve(".mozilla/firefox").resolve(name));
    }

    @Test
    void thirtyDaysBeforeItsEndTheIdentityIsReplacedUnderOpenSockets() throws Exception {
        var renewal = IdentityRenewal.begin(store(), NssTrust.of(home, Map.of()), hand);
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
        var trust = NssTrust.of(home, Map.of());
        var renewal = IdentityRenewal.begin(store(), trust, hand);
        trust.install(renewal.shown().authority(), List.of(), Optional.empty());
        var other = profile("b.default");
        var old = Nss.list(trusting);

        var duringShow = new ArrayList<String>();
        hand.now = renewal.shown().leaf().notAfter().minus(Duration.ofDays(30));
        assertThat(renewal.renewIfDue(identity -> duringShow.add(Nss.list(trusting))))
                .isTrue();

        assertThat(duringShow)
                .singleElement()
                .satisfies(names -> assertThat(names.split(NssTrust.NICKNAME, -1))
                        .as("both are trusted while the server changes over")
                        .hasSize(3));
        assertThat(Nss.list(trusting)).containsOnlyOnce(NssTrust.NICKNAME).isNotEqualTo(old);
        assertThat(Nss.list(home.resolve(".local/share/pki/nssdb"))).containsOnlyOnce(NssTrust.NICKNAME);
        assertThat(Nss.list(other)).doesNotContain(NssTrust.NICKNAME);
    }

    @Test
    void aProcessThatEndedInTheMiddleIsFinishedByTheNextOne() throws Exception {
        var trusting = profile("a.default");
        var trust = NssTrust.of(home, Map.of());
        var first = IdentityRenewal.begin(store(), trust, hand);
        trust.install(first.shown().authority(), List.of(), Optional.empty());
        var old = Nss.list(trusting);
        hand.now = first.shown().leaf().notAfter().minus(Duration.ofDays(30));
        assertThatThrownBy(() -> first.renewIfDue(identity -> {
                    throw new IOException("the process ends here");
                }))
                .hasMessageContaining("ends here");

        var second = IdentityRenewal.begin(store(), trust, hand);
        assertThat(second.shown().leaf()).isNotEqualTo(first.shown().leaf());
        assertThat(second.renewIfDue(identity -> {})).isFalse();

        assertThat(Nss.list(trusting)).containsOnlyOnce(NssTrust.NICKNAME).isNotEqualTo(old);
        assertThat(store().replaced()).isEmpty();
    }

    @Test
    void asLongAsBrowsersCannotBeToldTheOldIdentityIsShownButNotBeyondItsEnd() throws Exception {
        var broken = profile("a.default");
        var trust = NssTrust.of(home, Map.of());
        var renewal = IdentityRenewal.begin(store(), trust, hand);
        trust.install(renewal.shown().authority(), List.of(), Optional.empty());
        var old = renewal.shown().leaf();
        Files.writeString(broken.resolve("cert9.db"), "no database");

        hand.now = old.notAfter().minus(Duration.ofDays(30));
        assertThatThrownBy(() -> renewal.renewIfDue(identity -> {})).isInstanceOf(IOException.class);
        assertThat(renewal.shown().leaf()).isEqualTo(old);

        hand.now = old.notAfter();
        assertThatThrownBy(() -> renewal.renewIfDue(identity -> {})).isInstanceOf(IOException.class);
        assertThat(renewal.shown().leaf()).isNotEqualTo(old);
    }

    @Test
    void aStoreThatCannotBeReadKeepsNoOtherFromTheNewAuthority() throws Exception {
        var broken = profile("a.default");
        var good = profile("b.default");
        var trust = NssTrust.of(home, Map.of());
        var renewal = IdentityRenewal.begin(store(), trust, hand);
        trust.install(renewal.shown().authority(), List.of(), Optional.empty());
        var old = renewal.shown();
        Files.writeString(broken.resolve("cert9.db"), "no database");

        hand.now = old.leaf().notAfter();
        assertThatThrownBy(() -> renewal.renewIfDue(identity -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(broken.toString())
                .hasMessageNotContaining(good.toString());
        assertThat(trust.states(Optional.of(renewal.shown().authority())))
                .as("the old one is gone there, too")
                .contains(new StoreState.Read(good, true, 0));
    }
}
