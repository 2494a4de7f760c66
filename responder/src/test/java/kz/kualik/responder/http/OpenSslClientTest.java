package kz.kualik.responder.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.responder.Responder;
import kz.kualik.responder.fixture.OpenSsl;
import kz.kualik.responder.fixture.TestAuthority;
import kz.kualik.responder.fixture.TestHouse;
import kz.kualik.responder.status.StatusEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** openssl as the client of the running service; it reads RSA and ECDSA, not the Kazakh algorithms. */
class OpenSslClientTest {

    private static final TestHouse HOUSE = new TestHouse(KeyAlgorithm.RSA_2048, KeyAlgorithm.ECDSA_P256);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"RSA_2048", "ECDSA_P256"})
    void ocspAcceptsTheAnswersWithItsNonce(KeyAlgorithm algorithm) throws Exception {
        var authority = HOUSE.authority(algorithm);
        var good = authority.individual().certificate();
        var revoked = authority.individual().certificate();
        var issuer = TestHouse.issuerId(algorithm);
        HOUSE.index().apply(new StatusEvent.Issued(issuer, good.serialNumber()));
        HOUSE.index()
                .apply(new StatusEvent.Revoked(
                        issuer,
                        revoked.serialNumber(),
                        TestHouse.REVOKED_SINCE,
                        Optional.of(RevocationReason.KEY_COMPROMISE)));
        OpenSsl.pem(folder, "ca.pem", authority.certificate());
        OpenSsl.pem(folder, "good.pem", good);
        OpenSsl.pem(folder, "revoked.pem", revoked);

        try (var responder = responderOfToday()) {
            var result = OpenSsl.run(
                    folder,
                    List.of(
                            "ocsp",
                            "-issuer",
                            "ca.pem",
                            "-cert",
                            "good.pem",
                            "-sha256",
                            "-cert",
                            "revoked.pem",
                            "-nonce",
                            "-CAfile",
                            "ca.pem",
                            "-url",
                            "http://127.0.0.1:" + responder.start() + "/ocsp"));

            assertThat(result.output())
                    .contains("Response verify OK", "good.pem: good", "revoked.pem: revoked", "Reason: keyCompromise")
                    .doesNotContain("WARNING");
        }
    }

    @Test
    void tsAcceptsTheTimeStamp() throws Exception {
        OpenSsl.pem(folder, "ca.pem", HOUSE.authority(KeyAlgorithm.RSA_2048).certificate());
        OpenSsl.write(folder, "data", new byte[] {1, 2, 3});
        var policy = TestHouse.policy(KeyAlgorithm.RSA_2048).getId();
        OpenSsl.run(
                folder,
                List.of("ts", "-query", "-data", "data", "-sha256", "-cert", "-tspolicy", policy, "-out", "query"));

        try (var responder = responderOfToday();
                var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + responder.start() + "/tsp"))
                    .header("Content-Type", "application/timestamp-query")
                    .POST(HttpRequest.BodyPublishers.ofFile(folder.resolve("query")))
                    .build();
            var response = client.send(request, BodyHandlers.ofByteArray());
            OpenSsl.write(folder, "reply", response.body());

            assertThat(response.headers().firstValue("Content-Type")).contains("application/timestamp-reply");
            assertThat(OpenSsl.run(
                                    folder,
                                    List.of(
                                            "ts",
                                            "-verify",
                                            "-queryfile",
                                            "query",
                                            "-in",
                                            "reply",
                                            "-CAfile",
                                            "ca.pem"))
                            .output())
                    .contains("Verification: OK");
        }
    }

    /** openssl compares with the real time, so this one does not stand still. */
    private static Responder responderOfToday() {
        return new Responder(TestHouse.configuration(), HOUSE.ports(), TestAuthority.ENGINE, Clock.systemUTC());
    }
}
