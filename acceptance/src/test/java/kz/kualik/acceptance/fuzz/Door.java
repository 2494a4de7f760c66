package kz.kualik.acceptance.fuzz;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import kz.kualik.pki.ocsp.MalformedOcspResponseException;
import kz.kualik.pki.ocsp.OcspResponse;
import kz.kualik.pki.timestamp.MalformedTimeStampResponseException;
import kz.kualik.pki.timestamp.TimeStampResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings octets to a running authority over HTTP and judges what it answers: never with a status of 500 or above, a refusal
 * always as a problem document (RFC 9457) that says its own status, and within a time.
 */
final class Door implements AutoCloseable {

    /** Much for one request, little for a machine on which others work. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final int LONGEST_ADDRESS = 6_000;

    private final URI base;
    private final HttpClient http;

    Door(URI base, SSLContext tls) {
        this.base = base;
        this.http = HttpClient.newBuilder()
                .sslContext(tls)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** The octets are the body of a POST to this path below {@code /api/v1}. */
    void post(String path, byte[] body) throws IOException, InterruptedException {
        judge(api(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** The octets are path and query behind {@code /api/v1/}; what no address can hold is percent-encoded. */
    void get(byte[] address) throws IOException, InterruptedException {
        judge(api(escaped(address, "/?=&")).GET().build());
    }

    /** The octets are the value of a header; what no header can hold is left out. */
    void header(String name, byte[] value) throws IOException, InterruptedException {
        var text = new StringBuilder();
        for (var octet : value) {
            if (octet >= ' ' && octet < 0x7f && text.length() < LONGEST_ADDRESS) {
                text.append((char) octet);
            }
        }
        judge(api("centres?limit=3").header(name, text.toString().strip()).GET().build());
    }

    /** The same for a header that only a POST has. */
    void headerOfPost(String name, byte[] value, byte[] body) throws IOException, InterruptedException {
        var text = new String(value, StandardCharsets.ISO_8859_1)
                .replaceAll("[^ -~]", "")
                .strip();
        judge(api("applications")
                .header(name, text.substring(0, Math.min(text.length(), LONGEST_ADDRESS)))
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** The octets are a question in the address, base64 or what is left of it; a status of 200 is an OCSP response. */
    void ocspGet(byte[] path) throws IOException, InterruptedException, MalformedOcspResponseException {
        var answer = send(to("/ocsp/" + escaped(path, "/=")).GET().build());
        if (answer.statusCode() == 200) {
            OcspResponse.parse(answer.body());
        }
    }

    /** The same question in the form in which the standard wants it. */
    void ocspGetOf(byte[] request) throws IOException, InterruptedException, MalformedOcspResponseException {
        ocspGet(Base64.getEncoder().encode(Arrays.copyOf(request, Math.min(request.length, LONGEST_ADDRESS / 2))));
    }

    void ocspPost(byte[] request) throws IOException, InterruptedException, MalformedOcspResponseException {
        var answer = send(to("/ocsp")
                .header("Content-Type", "application/ocsp-request")
                .POST(BodyPublishers.ofByteArray(request))
                .build());
        if (answer.statusCode() == 200) {
            OcspResponse.parse(answer.body());
        }
    }

    void timeStamp(byte[] request) throws IOException, InterruptedException, MalformedTimeStampResponseException {
        var answer = send(to("/tsp")
                .header("Content-Type", "application/timestamp-query")
                .POST(BodyPublishers.ofByteArray(request))
                .build());
        if (answer.statusCode() == 200) {
            TimeStampResponse.parse(answer.body());
        }
    }

    /** The octets are path and query at the responder, which has no problem documents. */
    void file(byte[] path) throws IOException, InterruptedException {
        send(to("/" + escaped(path, "/?=&")).GET().build());
    }

    private HttpRequest.Builder api(String path) {
        return to("/api/v1/" + path);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base.getScheme() + "://" + base.getAuthority() + path))
                .timeout(TIME_LIMIT);
    }

    private void judge(HttpRequest request) throws IOException, InterruptedException {
        var answer = send(request);
        if (answer.statusCode() >= 400) {
            requireProblem(request, answer);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 500) {
            throw new AssertionError(words(request, answer));
        }
        return answer;
    }

    private static void requireProblem(HttpRequest request, HttpResponse<byte[]> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        try {
            var problem = JsonMapper.shared().readTree(answer.body());
            if (!type.startsWith("application/problem+json")
                    || problem.path("status").asInt(0) != answer.statusCode()
                    || problem.path("type").asString("").isEmpty()
                    || problem.path("title").asString("").isEmpty()) {
                throw new AssertionError("no problem document: " + words(request, answer));
            }
        } catch (JacksonException e) {
            throw new AssertionError("no problem document: " + words(request, answer), e);
        }
    }

    private static String words(HttpRequest request, HttpResponse<byte[]> answer) {
        return request.method() + " " + request.uri() + " was answered with " + answer.statusCode() + " "
                + answer.headers().firstValue("Content-Type").orElse("") + ": "
                + new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** Leaves what the address itself is made of, and escapes that are there already. */
    private static String escaped(byte[] octets, String structure) {
        var text = new StringBuilder();
        for (int at = 0; at < octets.length && text.length() < LONGEST_ADDRESS; at++) {
            var letter = (char) (octets[at] & 0xff);
            var isEscape = letter == '%' && at + 2 < octets.length && isHex(octets[at + 1]) && isHex(octets[at + 2]);
            if (isEscape || UNRESERVED.indexOf(letter) >= 0 || structure.indexOf(letter) >= 0) {
                text.append(letter);
            } else {
                text.append("%%%02X".formatted((int) letter));
            }
        }
        return text.toString();
    }

    private static boolean isHex(byte octet) {
        return Character.digit(octet, 16) >= 0;
    }

    @Override
    public void close() {
        http.close();
    }
}
