package kz.kualik.authority.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import kz.kualik.pki.identity.Bin;
import kz.kualik.pki.identity.IdentifierRules;
import kz.kualik.pki.identity.Iin;
import kz.kualik.pki.identity.InvalidIdentifierException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A registry behind the protocol of docs/guide/registry.md, written from that page and not from the client; it answers for
 * the sandbox's people, or misbehaves as it is told.
 */
final class RegistryServer implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SandboxRegistry sandbox;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile Optional<Behaviour> instead = Optional.empty();

    /** What the server does with a question. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    RegistryServer(SSLContext tls, boolean clientCertificateNeeded, SandboxRegistry sandbox) throws IOException {
        this.sandbox = sandbox;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                var settings = getSSLContext().getDefaultSSLParameters();
                settings.setNeedClientAuth(clientCertificateNeeded);
                parameters.setSSLParameters(settings);
            }
        });
        server.setExecutor(threads);
        server.createContext("/registry/v1/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/registry/v1");
    }

    /** From now on every question gets this. */
    void behave(Behaviour behaviour) {
        instead = Optional.of(behaviour);
    }

    /** From now on every question gets this answer. */
    void say(int status, String type, String body) {
        behave(exchange -> send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** The questions that came, each as method, path, and the header Authorization if there was one. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var authorization = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI()
                + authorization.map(" "::concat).orElse(""));
        var behaviour = instead;
        if (behaviour.isPresent()) {
            behaviour.get().answer(exchange);
        } else {
            answerForTheSandbox(exchange);
        }
    }

    private void answerForTheSandbox(HttpExchange exchange) throws IOException {
        var question = JSON.readTree(exchange.getRequestBody().readAllBytes());
        try {
            var answer = switch (exchange.getRequestURI().getPath()) {
                case "/registry/v1/person" ->
                    found(
                            "person",
                            sandbox.person(Iin.parse(question.get("iin").asString(), IdentifierRules.SANDBOX))
                                    .map(RegistryServer::json));
                case "/registry/v1/entity" ->
                    found(
                            "entity",
                            sandbox.entity(Bin.parse(question.get("bin").asString(), IdentifierRules.SANDBOX))
                                    .map(RegistryServer::json));
                default -> Map.<String, Object>of("ready", true);
            };
            send(exchange, 200, "application/json", JSON.writeValueAsBytes(answer));
        } catch (InvalidIdentifierException e) {
            send(exchange, 400, "application/json", new byte[] {'{', '}'});
        }
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static Map<String, Object> found(String what, Optional<Map<String, Object>> which) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("found", which.isPresent());
        which.ifPresent(fields -> answer.put(what, fields));
        return answer;
    }

    static Map<String, Object> json(RegisteredPerson person) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("iin", person.iin().digits());
        fields.put("surname", person.surname());
        fields.put("givenName", person.givenName());
        person.patronymic().ifPresent(name -> fields.put("patronymic", name));
        fields.put("birthDate", person.birthDate().toString());
        fields.put("residency", person.residency().name());
        fields.put(
                "document",
                Map.of(
                        "number", person.document().number(),
                        "validUntil", person.document().validUntil().toString()));
        person.diedOn().ifPresent(day -> fields.put("diedOn", day.toString()));
        return fields;
    }

    static Map<String, Object> json(RegisteredEntity entity) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("bin", entity.bin().digits());
        fields.put("name", entity.name());
        fields.put("state", entity.state().name());
        fields.put("headIin", entity.head().digits());
        entity.actingHead()
                .ifPresent(acting -> fields.put(
                        "actingHead",
                        Map.of(
                                "iin", acting.iin().digits(),
                                "lastDay", acting.lastDay().toString())));
        return fields;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
