package kz.kualik.acceptance.repeat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.json.JsonMapper;

/** A client of the HTTP API that sends each request with a key, may lose an answer and then repeats. */
final class Caller implements AutoCloseable {

    /** Only a test that has failed waits so long. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final long PAUSE_NANOS = 20_000_000;
    private static final int CONFLICT = 409;

    private final URI api;
    private final SSLContext tls;
    private final HttpClient http;

    Caller(URI api, SSLContext tls) {
        this.api = api;
        this.tls = tls;
        this.http = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** When the connection is cut. */
    enum Cut {
        IN_THE_MIDDLE_OF_THE_REQUEST,
        AFTER_THE_REQUEST,
        WHEN_THE_ANSWER_BEGINS
    }

    /** A POST with a body of JSON and an {@code Idempotency-Key}. */
    record Request(String path, Object body, String key) {

        private byte[] octets() {
            return JsonMapper.shared().writeValueAsBytes(body);
        }
    }

    /** Sends it and takes the answer, whatever it is. */
    HttpResponse<String> send(Request request) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(api.resolve("/api/v1/" + request.path()))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", "en")
                        .header("Idempotency-Key", request.key())
                        .POST(HttpRequest.BodyPublishers.ofByteArray(request.octets()))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    /** Sends it again as long as the first one is still being worked on. */
    HttpResponse<String> sendUntilAnswered(Request request) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = send(request);
        while (answer.statusCode() == CONFLICT && problem(answer).equals("request-under-way")) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(request.path() + " is still under way");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            answer = send(request);
        }
        return answer;
    }

    /** Loses the answer in every way, one after the other, and then takes it. */
    HttpResponse<String> sendAfterLosses(Request request) throws IOException, InterruptedException {
        for (var cut : Cut.values()) {
            sendAndLose(request, cut);
        }
        return sendUntilAnswered(request);
    }

    /** Sends it over a connection of its own and cuts that at the given moment; nothing of the answer is taken. */
    void sendAndLose(Request request, Cut cut) throws IOException {
        var octets = message(request);
        var part =
                cut == Cut.IN_THE_MIDDLE_OF_THE_REQUEST ? octets.length - request.octets().length / 2 : octets.length;
        try (var socket = tls.getSocketFactory().createSocket(api.getHost(), api.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(octets, 0, part);
            socket.getOutputStream().flush();
            if (cut == Cut.WHEN_THE_ANSWER_BEGINS && socket.getInputStream().read() < 0) {
                throw new AssertionError("the authority closes without an answer");
            }
        }
    }

    private byte[] message(Request request) {
        var body = request.octets();
        var head = """
                POST /api/v1/%s HTTP/1.1
                Host: %s
                Content-Type: application/json
                Idempotency-Key: %s
                Content-Length: %d

                """.formatted(request.path(), api.getAuthority(), request.key(), body.length)
                .replace("\n", "\r\n");
        var message = new ByteArrayOutputStream();
        message.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        message.writeBytes(body);
        return message.toByteArray();
    }

    /** The code at the end of a problem's type. */
    static String problem(HttpResponse<String> answer) {
        return JsonMapper.shared()
                .readTree(answer.body())
                .get("type")
                .asString()
                .replace("urn:kualik:problem:", "");
    }

    @Override
    public void close() {
        http.close();
    }
}
