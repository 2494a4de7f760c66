package kz.kualik.signer.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import kz.kualik.signer.site.Origin;

/** A site over TLS, whose pages carry the unmodified clients. */
final class Portal implements AutoCloseable {

    /** Its name; the browser is told where it lies. */
    static final String HOST = "portal.example";

    private static final String PASSWORD = "changeit";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8");
    private static final int NOT_FOUND = 404;
    private static final int OK = 200;

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Portal(HttpsServer server) {
        this.server = server;
    }

    /** Makes a key and a certificate in a folder: {@code portal.p12}, and {@code portal.pem} for those who shall trust it. */
    static void makeIdentity(Path folder) {
        var make = List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "30");
        var names = List.of("-dname", "CN=" + HOST, "-ext", "san=dns:" + HOST + ",dns:stranger.example");
        keytool(folder, make, names);
        keytool(folder, List.of("-exportcert", "-rfc", "-file", "portal.pem"), List.of());
    }

    private static void keytool(Path folder, List<String> command, List<String> more) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        words.addAll(command);
        words.addAll(List.of("-keystore", "portal.p12", "-storepass", PASSWORD, "-alias", "portal"));
        words.addAll(more);
        run(folder, words);
    }

    /** Lets the browser of a home folder trust the site, and the site alone. */
    static void trust(Path home) {
        var database = "sql:" + home.resolve(".local/share/pki/nssdb");
        run(home, List.of("certutil", "-A", "-d", database, "-n", "portal", "-t", "P,,", "-i", "portal.pem"));
    }

    private static void run(Path folder, List<String> command) {
        var outcome = Program.run(folder, Map.of(), command);
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    /** Opens the site with the identity in a folder. */
    static Portal open(Path folder) {
        try (var file = Files.newInputStream(folder.resolve("portal.p12"))) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD.toCharArray());
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
            var portal = new Portal(server);
            server.setExecutor(portal.threads);
            server.createContext("/", Portal::answer);
            server.start();
            return portal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var file = Packages.FOLDER
                    .resolve(exchange.getRequestURI().getPath().substring(1))
                    .normalize();
            var type = TYPES.get(file.toString().replaceAll(".*\\.", ""));
            if (type == null || !file.startsWith(Packages.FOLDER) || !Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                return;
            }
            var octets = Files.readAllBytes(file);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(OK, octets.length);
            exchange.getResponseBody().write(octets);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The site under a name of its, as browsers write its origin. */
    String origin(String host) {
        return "https://" + host + ":" + port();
    }

    /** The same as the Signer knows it. */
    Origin origin() {
        return Origin.parse(origin(HOST)).orElseThrow();
    }

    /** The address of the page with the clients. */
    String page() {
        return origin(HOST) + "/page/index.html";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
