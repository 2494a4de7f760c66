package kz.kualik.acceptance.responders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kz.kualik.acceptance.client.ApiClient;
import kz.kualik.acceptance.client.ApiProblemException;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.client.ClientTls;
import kz.kualik.acceptance.client.StatusClient;
import kz.kualik.acceptance.client.UnreachableAuthorityException;
import kz.kualik.acceptance.fixture.AuthorityFolder;
import kz.kualik.acceptance.fixture.Clients;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.MalformedCrlException;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.MalformedOcspResponseException;
import kz.kualik.pki.ocsp.OcspResponse;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The life of responders over the HTTP API: who may enrol them, what is refused, what they serve, how they are withdrawn. */
class EnrolmentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The promise is a second; a machine that is busy with other tests gets more. */
    private static final Duration LATEST_NEWS = Duration.ofSeconds(10);

    @RegisterExtension
    private final AuthorityFolder folder = new AuthorityFolder("enrolment");

    @Test
    void aResponderIsEnrolledServesEverythingAndIsWithdrawn() throws Exception {
        try (var authority = AuthorityProcess.start(
                        folder.resolve("data"),
                        folder.resolve("authority.log"),
                        List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx512m"),
                        List.of("--kualik.revocation-lists.parts=2"));
                var stranger = Clients.citizen(authority);
                var operator = Clients.operator(authority);
                var officer = new ApiClient(authority.api(), Clients.staffTls(authority, "officer-1"))) {
            var enrolment = prepared("first");
            assertProblem(403, () -> stranger.post("responders", enrolment));
            assertProblem(403, () -> operator.post("responders", enrolment));
            whatIsWrongIsRefused(officer, enrolment);

            var answer = officer.post("responders", enrolment);

            assertThat(answer.get("certificates").propertyNames())
                    .containsExactlyInAnyOrder(
                            "tls", "ocsp-gost", "ocsp-rsa", "ocsp-ecdsa", "tsa-gost", "tsa-rsa", "tsa-ecdsa");
            assertThat(type(409, () -> officer.post("responders", enrolment))).contains("responder-name-taken");
            var renamed = new LinkedHashMap<String, Object>(enrolment);
            renamed.put("name", "other");
            assertThat(type(422, () -> officer.post("responders", renamed))).contains("responder-request-refused");
            assertThat(officer.get("responders").findValuesAsString("name")).containsExactly("first");
            install("first", answer);

            var second = officer.post("responders", prepared("second"));
            install("second", second);
            try (var process = RespondingProcess.start(folder.resolve("first"), authority, log("first"));
                    var responder = new StatusClient(process.address());
                    var house = new StatusClient(authority.responder())) {
                theSameListsAreServed(house, responder);
                withdrawalIsSeen(authority, officer, house, responder, second);
                theFeedGoesOnUnderAnotherKey(authority, operator, officer, responder);
                aFileThatIsKnownIsNotSentAgain(authority);
            }
        }
    }

    private static void whatIsWrongIsRefused(ApiClient officer, Map<String, Object> enrolment) {
        var named = new LinkedHashMap<>(enrolment);
        named.put("name", "Not A Name");
        assertThat(type(422, () -> officer.post("responders", named))).contains("malformed-responder-name");

        var incomplete = new LinkedHashMap<>(enrolment);
        incomplete.put("requests", Map.of("tls", requests(enrolment).get("tls")));
        assertThat(type(422, () -> officer.post("responders", incomplete)))
                .contains("responder-requests-incomplete", "ocsp-gost");

        for (var damaged : List.of("no base64!", "MIIB", "")) {
            var requests = new LinkedHashMap<>(requests(enrolment));
            requests.put("tsa-rsa", damaged);
            var wrong = new LinkedHashMap<>(enrolment);
            wrong.put("requests", requests);
            assertThat(type(422, () -> officer.post("responders", wrong)))
                    .contains("responder-request-refused", "tsa-rsa");
        }
    }

    /** Full lists, delta lists, the lists of parts and those of the roots, and the certificates of the authorities. */
    private static void theSameListsAreServed(StatusClient house, StatusClient responder) {
        for (var name : List.of("ecdsa", "ecdsa-delta", "ecdsa-2-0", "ecdsa-2-1", "ecdsa-2-1-delta", "rsa", "gost")) {
            var path = "/crl/" + name + ".crl";
            await(() -> reached(() -> responder.get(path))
                    .filter(served -> Arrays.equals(served, house.get(path)))
                    .isPresent());
        }
        await(() -> reached(() -> responder.get("/cert/ecdsa.cer")).isPresent());
    }

    private void withdrawalIsSeen(
            AuthorityProcess authority,
            ApiClient officer,
            StatusClient house,
            StatusClient responder,
            JsonNode withdrawn)
            throws Exception {
        var issuer = Certificate.parse(
                Files.readAllBytes(authority.file("certificates").resolve("ecdsa.cer")));
        var certificate = Certificate.parse(Base64.getDecoder()
                .decode(withdrawn.get("certificates").get("ocsp-ecdsa").asString()));
        await(() -> status(responder, certificate, issuer)
                .filter(CertificateStatus.Good.class::isInstance)
                .isPresent());
        try (var own = new ApiClient(
                authority.api(), ClientTls.context(authority.file("tlsAnchor"), Optional.of(tlsKey("second"))))) {
            assertThat(own.get("feed/files").get("lists")).isNotEmpty();
            assertProblem(404, () -> own.get("feed/files/lists/nobody"));
            assertProblem(404, () -> own.get("feed/files/certificates/nobody"));
            assertProblem(404, () -> officer.post("responders/nobody/withdrawal", Map.of()));

            officer.post("responders/second/withdrawal", Map.of("keyCompromised", true));

            var since = System.nanoTime();
            assertThat(status(house, certificate, issuer)).hasValueSatisfying(EnrolmentTest::assertCompromised);
            await(() -> status(responder, certificate, issuer)
                    .filter(CertificateStatus.Revoked.class::isInstance)
                    .isPresent());
            var taken = Duration.ofNanos(System.nanoTime() - since);
            System.out.println("a revocation showed on the other responder after " + taken.toMillis() + " ms");
            assertThat(taken).isLessThan(LATEST_NEWS);
            assertProblem(403, () -> own.get("feed/files"));
            assertProblem(403, () -> own.get("feed/files/lists/ecdsa"));
            assertProblem(403, () -> own.get("feed/files/certificates/ecdsa"));
        }
        for (var list : List.of(house, responder)) {
            await(() -> reached(() -> list.get("/crl/ecdsa.crl"))
                    .filter(der -> lists(der, certificate.serialNumber()))
                    .isPresent());
        }
        assertProblem(404, () -> officer.post("responders/second/withdrawal", Map.of()));
        assertThat(officer.get("responders").findValuesAsString("name")).containsExactly("first", "second");
    }

    /** The old key's certificate is revoked, and the responder believes the new one. */
    private void theFeedGoesOnUnderAnotherKey(
            AuthorityProcess authority, ApiClient operator, ApiClient officer, StatusClient responder)
            throws Exception {
        assertProblem(403, () -> operator.post("responders/feed-key/replacement", Map.of()));
        var first = officer.post("responders/feed-key/replacement", Map.of());
        var second = officer.post("responders/feed-key/replacement", Map.of());
        assertThat(second.get("serial")).isNotEqualTo(first.get("serial"));

        var third = officer.post("responders", prepared("third"));
        var issuer = Certificate.parse(
                Files.readAllBytes(authority.file("certificates").resolve("ecdsa.cer")));
        var certificate = Certificate.parse(Base64.getDecoder()
                .decode(third.get("certificates").get("ocsp-ecdsa").asString()));
        await(() -> status(responder, certificate, issuer)
                .filter(CertificateStatus.Good.class::isInstance)
                .isPresent());
        var replaced = SerialNumber.ofHex(first.get("serial").asString());
        await(() -> reached(() -> responder.get("/crl/ecdsa.crl"))
                .filter(der -> lists(der, replaced))
                .isPresent());
    }

    private void aFileThatIsKnownIsNotSentAgain(AuthorityProcess authority) throws Exception {
        try (var http = HttpClient.newBuilder()
                .sslContext(ClientTls.context(authority.file("tlsAnchor"), Optional.of(tlsKey("first"))))
                .build()) {
            var file = authority.api().resolve("/api/v1/feed/files/certificates/ecdsa");
            var sent = send(http, file, "\"of-another\"");
            assertThat(sent.statusCode()).isEqualTo(200);
            assertThat(Certificate.parse(sent.body()).subject().toString()).contains("ECDSA");
            var known = send(http, file, sent.headers().firstValue("ETag").orElseThrow());
            assertThat(known.statusCode()).isEqualTo(304);
            assertThat(known.body()).isEmpty();
        }
    }

    private static HttpResponse<byte[]> send(HttpClient http, URI address, String known) {
        try {
            return http.send(
                    HttpRequest.newBuilder(address)
                            .header("If-None-Match", known)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void assertCompromised(CertificateStatus status) {
        assertThat(status)
                .isInstanceOfSatisfying(
                        CertificateStatus.Revoked.class,
                        revoked -> assertThat(revoked.reason()).contains(RevocationReason.KEY_COMPROMISE));
    }

    private static boolean lists(byte[] der, SerialNumber serial) {
        try {
            return CertificateRevocationList.parse(der).find(serial).isPresent();
        } catch (MalformedCrlException e) {
            throw new AssertionError(e);
        }
    }

    private static Optional<CertificateStatus> status(StatusClient responder, Certificate asked, Certificate issuer) {
        return reached(() -> responder.ocsp(asked, issuer)).flatMap(answer -> {
            try {
                return OcspResponse.parse(answer)
                        .basicResponse()
                        .map(basic -> basic.responses().getFirst().status());
            } catch (MalformedOcspResponseException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** What is asked of a service. */
    private interface Asked {
        byte[] answer();
    }

    private static Optional<byte[]> reached(Asked asked) {
        try {
            return Optional.of(asked.answer());
        } catch (ApiProblemException | UnreachableAuthorityException notYet) {
            return Optional.empty();
        }
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it happens in time").isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }

    private static void assertProblem(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiProblemException.class,
                        problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private static String type(int status, Runnable call) {
        try {
            call.run();
        } catch (ApiProblemException problem) {
            assertThat(problem.status()).isEqualTo(status);
            return problem.body();
        }
        throw new AssertionError("this was to be refused with " + status);
    }

    /** The enrolment that {@code ./kualik responder enrol} writes. */
    private Map<String, Object> prepared(String name) throws Exception {
        var home = folder.resolve(name);
        RespondingProcess.command("enrol", "--dir", home.toString(), "--name", name);
        var written = JsonMapper.shared().readTree(Files.readString(home.resolve("enrolment.json")));
        var requests = new LinkedHashMap<String, String>();
        written.get("requests")
                .properties()
                .forEach(one -> requests.put(one.getKey(), one.getValue().asString()));
        var enrolment = new LinkedHashMap<String, Object>();
        enrolment.put("name", name);
        enrolment.put("requests", requests);
        return enrolment;
    }

    @SuppressWarnings("unchecked") // made so above
    private static Map<String, String> requests(Map<String, Object> enrolment) {
        return (Map<String, String>) Objects.requireNonNull(enrolment.get("requests"));
    }

    private void install(String name, JsonNode answer) throws Exception {
        var file = folder.resolve(name + ".json");
        Files.writeString(file, answer.toString());
        RespondingProcess.command("install", "--dir", folder.resolve(name).toString(), file.toString());
    }

    private Path log(String name) {
        return folder.resolve(name + ".log");
    }

    private ClientTls.ClientKey tlsKey(String responder) {
        var keys = folder.resolve(responder).resolve("keys");
        return new ClientTls.ClientKey(keys.resolve("tls.p12"), keys.resolve("password"));
    }
}
