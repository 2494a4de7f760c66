package kz.kualik.authority.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.host.ConnectionBudget;
import kz.kualik.authority.problem.ProblemWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** What Tomcat bounds by itself, before a servlet that reads nothing and refuses. */
class TomcatLimitsTest {

    private static final int MOST_BY_ADDRESS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String NO = "no";

    private final List<Socket> sockets = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // before each test
    private WebServer server;

    private static final class Refusing extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setStatus(403);
            response.setContentLength(NO.length());
            response.getOutputStream().print(NO);
        }
    }

    @BeforeEach
    void start() {
        var factory = new TomcatServletWebServerFactory(0);
        factory.setAddress(InetAddress.getLoopbackAddress());
        try (var problems = new AnnotationConfigApplicationContext("kz.kualik.authority.problem")) {
            var settings = Map.of("kualik.http.connections-by-address", Integer.toString(MOST_BY_ADDRESS));
            var properties = new Binder(new MapConfigurationPropertySource(settings))
                    .bindOrCreate("kualik", KualikProperties.class);
            new TomcatLimits()
                    .boundsOfTomcat(problems.getBean(ProblemWriter.class), properties, new ConnectionBudget(100, 100))
                    .customize(factory);
        }
        server = factory.getWebServer(context -> {
            var refusing = context.addServlet("refusing", new Refusing());
            refusing.addMapping("/*");
            refusing.setLoadOnStartup(1);
        });
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        server.destroy();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 60000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\nea60\r\n"})
    void aBodyThatNobodyReadsDoesNotHoldTheConnectionOctetByOctet(String body) throws Exception {
        var slow = connect();
        send(slow, "POST /nothing HTTP/1.1\r\nHost: a\r\n" + body + "x");
        assertThat(answer(slow)).startsWith("HTTP/1.1 403");

        slow.setSoTimeout(100);
        var begun = System.nanoTime();
        while (isOpenAfterAnotherOctet(slow)) {
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: 5\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"})
    void whoHasSentItsBodyKeepsTheConnection(String body) throws Exception {
        var honest = connect();
        for (var times = 0; times < 3; times++) {
            send(honest, "POST /nothing HTTP/1.1\r\nHost: a\r\n" + body);
            assertThat(answer(honest)).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void whoSendsTheRestOfItsBodyAfterTheAnswerKeepsTheConnection() throws Exception {
        var honest = connect();
        send(honest, "POST /nothing HTTP/1.1\r\nHost: a\r\nContent-Length: 40000\r\n\r\n");
        assertThat(answer(honest)).startsWith("HTTP/1.1 403");
        send(honest, "x".repeat(40_000));
        send(honest, "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(answer(honest)).startsWith("HTTP/1.1 403");
    }

    @Test
    void anAddressHasABoundedNumberOfConnectionsAndGetsThemBack() throws Exception {
        for (var number = 0; number < MOST_BY_ADDRESS; number++) {
            assertThat(isServed()).isTrue();
        }
        assertThat(isServed()).isFalse();
        assertThat(isServed()).isFalse();

        sockets.getFirst().close();
        await().atMost(PATIENCE).until(this::isServed);
        assertThat(isServed()).isFalse();
    }

    private boolean isServed() throws IOException {
        var socket = connect();
        try {
            send(socket, "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n");
            return answer(socket).startsWith("HTTP/1.1 403");
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException reset) {
            return false;
        }
    }

    private static boolean isOpenAfterAnotherOctet(Socket socket) {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silent) {
            try {
                send(socket, "x");
                return true;
            } catch (IOException closed) {
                return false;
            }
        } catch (IOException reset) {
            return false;
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    /** One whole answer of the servlet, or what comes before the end of the connection. */
    private static String answer(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        var words = new StringBuilder();
        while (!words.toString().endsWith("\r\n\r\n" + NO)) {
            var octet = in.read();
            if (octet < 0) {
                break;
            }
            words.append((char) octet);
        }
        return words.toString();
    }
}
