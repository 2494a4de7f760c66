package kz.kualik.responder.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.responder.Responder;
import kz.kualik.responder.fixture.TestHouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clients that take their time, on purpose or not. */
class SlowClientTest {

    private static final HttpLimits SHORT =
            new HttpLimits(4_096, 2_048, 100, Duration.ofMillis(800), Duration.ofMillis(700));

    private static final Responder RESPONDER = new TestHouse(KeyAlgorithm.ECDSA_P256)
            .responder(TestHouse.configuration().withLimits(SHORT));
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        port = RESPONDER.start();
    }

    @AfterAll
    static void stop() {
        RESPONDER.close();
    }

    @Test
    void aClientThatSendsAnOctetNowAndThenIsClosed() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(100);
            var started = System.nanoTime();
            boolean closed = false;
            var request = "POST /ocsp HTTP/1.1\r\nHost: x\r\nX-Slow: " + "y".repeat(1_000);
            for (int i = 0; i < request.length() && !closed; i++) {
                closed = !dribble(socket, request.charAt(i));
            }

            assertThat(closed).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(6));
        }
    }

    /** Sends one octet and listens for the server to hang up meanwhile. */
    private static boolean dribble(Socket socket, char octet) {
        try {
            socket.getOutputStream().write(octet);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aSilentConnectionIsClosed() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }
}
