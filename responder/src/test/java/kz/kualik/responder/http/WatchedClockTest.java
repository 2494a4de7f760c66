package kz.kualik.responder.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampFailure;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.pki.timestamp.TimeStampResponse;
import kz.kualik.responder.fixture.TestHouse;
import kz.kualik.responder.time.ClockRules;
import kz.kualik.responder.time.TimeKeeping;
import kz.kualik.responder.time.TimeReference;
import org.junit.jupiter.api.Test;

/** The service with a reference for its clock: it stops, says so, and goes on by itself. */
class WatchedClockTest {

    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();

    private volatile Duration ahead = Duration.ofSeconds(2);

    @Test
    void stampsStopWhileTheClockIsWrongAndGoOnWhenItIsRight() throws Exception {
        var rules = new ClockRules(Duration.ofMillis(500), Duration.ofMillis(5), Duration.ofMinutes(5));
        var configuration =
                TestHouse.configuration().withTimeKeeping(new TimeKeeping(Optional.of(new Reference()), rules));
        try (var responder = new TestHouse(KeyAlgorithm.ECDSA_P256).responder(configuration);
                var client = HttpClient.newHttpClient()) {
            var address = "http://127.0.0.1:" + responder.start();
            awaitHealth(client, address, "2000 ms ahead of its reference");
            var refused = stamp(client, address);

            ahead = Duration.ofMillis(20);
            awaitHealth(client, address, "\"time\":{\"status\":\"UP\"}");
            var granted = stamp(client, address);

            assertThat(refused.failure()).contains(TimeStampFailure.TIME_NOT_AVAILABLE);
            assertThat(refused.statusText().orElseThrow()).contains("2000 ms ahead of its reference");
            assertThat(granted.token().orElseThrow().info().hasAccuracy()).isTrue();
        }
    }

    private static void awaitHealth(HttpClient client, String address, String words) throws Exception {
        long end = System.nanoTime() + PATIENCE;
        var health = "";
        while (!health.contains(words) && System.nanoTime() < end) {
            var request =
                    HttpRequest.newBuilder(URI.create(address + "/health")).build();
            health = client.send(request, BodyHandlers.ofString()).body();
        }
        assertThat(health).contains(words);
    }

    private static TimeStampResponse stamp(HttpClient client, String address) throws Exception {
        var imprint = MessageImprint.of(DigestAlgorithm.SHA256, "data".getBytes(StandardCharsets.US_ASCII));
        var request = HttpRequest.newBuilder(URI.create(address + "/tsp"))
                .header("Content-Type", "application/timestamp-query")
                .POST(BodyPublishers.ofByteArray(
                        TimeStampRequest.of(imprint, BigInteger.ONE).encoded()))
                .build();
        return TimeStampResponse.parse(
                client.send(request, BodyHandlers.ofByteArray()).body());
    }

    private final class Reference implements TimeReference {

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Reading compare(Clock clock) {
            return new Reading(ahead, Duration.ofMillis(1));
        }
    }
}
