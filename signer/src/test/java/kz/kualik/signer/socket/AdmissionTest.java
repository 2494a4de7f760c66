package kz.kualik.signer.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import kz.kualik.signer.Page;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.site.ConnectionOwner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in and what each may take: room is kept for those whom the person knows. */
class AdmissionTest {

    private static final String TOKENS = "{'module':'kz.gov.pki.knca.commonUtils','method':'getActiveTokens'}";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST = 4;
    private static final int NO_ROOM = 1013;
    private static final Consent NEVER = (Consent) Proxy.newProxyInstance(
            Consent.class.getClassLoader(),
            new Class<?>[] {Consent.class},
            (proxy, method, arguments) -> new Decision.Declined<>());

    @TempDir
    private Path folder;

    private RunningSigner start(SocketLimits.Octets octets, SocketLimits.Connections connections) {
        return RunningSigner.start(
                folder, NEVER, new SocketLimits(octets, connections, 8, PATIENCE, PATIENCE), Optional.empty());
    }

    private static String unfinished(int length) {
        return "{\"module\":\"x\",\"x\":\"" + "y".repeat(length);
    }

    @Test
    void strangersFillTheirOwnPoolAndALongMessageOfAKnownSiteComesThrough() {
        var octets = new SocketLimits.Octets(200_000, 200_000, 60_000, 40_000, 1_000);
        try (var signer = start(octets, new SocketLimits.Connections(20, 20));
                var first = Page.open(signer, Optional.of("https://a1.evil.example"));
                var ofTheSame = Page.open(signer, Optional.of("https://a2.evil.example"));
                var other = Page.open(signer, Optional.of("https://elsewhere.example"));
                var alsoOther = Page.open(signer, Optional.of("https://elsewhere.example"));
                var known = signer.page()) {
            first.sendPiece(unfinished(30_000));
            signer.awaitHeld(29_000);
            // The origins under one registered name share what one site may have.
            ofTheSame.sendPieceInVain(unfinished(15_000));
            assertThat(ofTheSame.awaitEnd()).isEqualTo(NO_ROOM);
            // And all strangers share what strangers may have.
            other.sendPieceInVain(unfinished(32_000));
            assertThat(other.awaitEnd()).isEqualTo(NO_ROOM);
            signer.awaitHeldAtMost(30_000);
            alsoOther.sendPiece(unfinished(28_000));
            signer.awaitHeld(56_000);

            known.sendPiece(unfinished(190_000));
            assertThat(known.ask("\"}")).contains("MODULE_NOT_FOUND");
            assertThat(first.ask("\"}")).contains("MODULE_NOT_FOUND");
            assertThat(alsoOther.ask("\"}")).contains("MODULE_NOT_FOUND");
            signer.awaitNothingHeld();
        }
    }

    @Test
    void aHandshakeThatIsNeverEndedTakesAPlace() throws IOException {
        var octets = SocketLimits.usual().octets();
        try (var signer = start(octets, new SocketLimits.Connections(MOST, MOST))) {
            var silent = new ArrayList<Socket>();
            for (var i = 0; i < MOST; i++) {
                var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), signer.port());
                socket.setSoTimeout((int) PATIENCE.toMillis());
                silent.add(socket);
            }
            try (var oneTooMany = new Socket(InetAddress.ofLiteral("127.0.0.1"), signer.port())) {
                oneTooMany.setSoTimeout((int) PATIENCE.toMillis());
                assertThat(oneTooMany.getInputStream().read()).isEqualTo(-1);
            }
            for (var socket : silent) {
                socket.close();
            }
            try (var page = openAsSoonAsThereIsRoom(signer)) {
                assertThat(page.next()).contains("1.4");
            }
        }
    }

    private static Page openAsSoonAsThereIsRoom(RunningSigner signer) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var page = Optional.<Page>empty();
        while (page.isEmpty() && System.nanoTime() < end) {
            page = Page.connect(signer, Optional.of(RunningSigner.SITE))
                    .handle((opened, refused) -> Optional.ofNullable(opened))
                    .join();
        }
        return page.orElseThrow();
    }

    @Test
    void whoseConnectionsNobodyFindsAreNotServed(@TempDir Path proc) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net/tcp"), "  sl  local_address\n");
        try (var signer = RunningSigner.start(folder, NEVER, SocketLimits.usual(), new ConnectionOwner(proc))) {
            assertThatThrownBy(() -> Page.connect(signer, Optional.of(RunningSigner.SITE))
                            .join())
                    .isNotNull();
        }
    }

    @Test
    void whereNobodyCanBeToldApartPagesAreServed(@TempDir Path noTables) {
        try (var signer = RunningSigner.start(folder, NEVER, SocketLimits.usual(), new ConnectionOwner(noTables));
                var page = signer.page()) {
            assertThat(page.ask(TOKENS)).contains("200");
        }
    }
}
