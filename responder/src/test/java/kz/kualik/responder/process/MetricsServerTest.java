package kz.kualik.responder.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.responder.ResponderFigures;
import kz.kualik.responder.feed.ChainHash;
import kz.kualik.responder.feed.FeedPosition;
import kz.kualik.responder.feed.FeedReader;
import kz.kualik.responder.feed.FeedTrust;
import kz.kualik.responder.ocsp.AnswerCounts;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.status.FreshnessBounds;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusEvent;
import kz.kualik.responder.status.StatusIndex;
import org.junit.jupiter.api.Test;

/** The figures of a responder as Prometheus fetches them. */
class MetricsServerTest {

    private static final IssuerId GOST = new IssuerId("gost");

    private final AtomicLong nanoTime = new AtomicLong();
    private final StatusIndex index = new StatusIndex();
    private final Freshness freshness = Freshness.of(index, FreshnessBounds.usual(), nanoTime::get);
    private ResponderFigures figures = new ResponderFigures(Map.of(), false, Optional.empty());

    @Test
    void everythingThatAWatcherNeedsIsThere() throws Exception {
        index.apply(new StatusEvent.Issued(GOST, SerialNumber.ofHex("01")));
        index.apply(new StatusEvent.Issued(GOST, SerialNumber.ofHex("02")));
        freshness.confirmed(freshness.now());
        nanoTime.addAndGet(Duration.ofMillis(7_250).toNanos());
        figures = new ResponderFigures(
                Map.of(AnswerCounts.Kind.GOOD, 41L, AnswerCounts.Kind.TRY_LATER, 1L),
                true,
                Optional.of(Duration.ofMillis(-12)));

        try (var server = MetricsServer.start("127.0.0.1", 0, page());
                var client = HttpClient.newHttpClient()) {
            var answer = client.send(request(server, "/metrics").build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains(MetricsPage.MEDIA_TYPE);
            assertThat(answer.body().lines())
                    .contains(
                            "# TYPE kualik_ocsp_answers_total counter",
                            "kualik_status_age_seconds 7.250000",
                            "kualik_status_position 42",
                            "kualik_status_level{level=\"KNOWN_ONLY\"} 1",
                            "kualik_status_level{level=\"CURRENT\"} 0",
                            "kualik_status_certificates{issuer=\"gost\"} 2",
                            "kualik_ocsp_answers_total{status=\"good\"} 41",
                            "kualik_ocsp_answers_total{status=\"try_later\"} 1",
                            "kualik_tsa_available 1",
                            "kualik_tsa_drift_seconds -0.012000");
        }
    }

    @Test
    void whatIsNotKnownIsNoNumber() throws Exception {
        assertThat(page().text().lines())
                .contains(
                        "kualik_status_age_seconds NaN",
                        "kualik_status_level{level=\"SILENT\"} 1",
                        "kualik_tsa_available 0",
                        "kualik_tsa_drift_seconds NaN");
    }

    @Test
    void nothingElseIsThere() throws Exception {
        try (var server = MetricsServer.start("127.0.0.1", 0, page());
                var client = HttpClient.newHttpClient()) {
            var elsewhere = client.send(request(server, "/health").build(), HttpResponse.BodyHandlers.discarding());
            var posted = client.send(
                    request(server, "/metrics")
                            .POST(HttpRequest.BodyPublishers.ofString("x"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());

            assertThat(elsewhere.statusCode()).isEqualTo(404);
            assertThat(posted.statusCode()).isEqualTo(405);
        }
    }

    private static HttpRequest.Builder request(MetricsServer server, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private MetricsPage page() throws Exception {
        var log = new UUID(1, 2);
        var reader = new FeedReader(
                index,
                freshness,
                new FeedTrust(Map.of(), (issuer, serial) -> Optional.empty(), Clock.systemUTC()),
                List.of(GOST),
                new FeedPosition(log, 42, ChainHash.ofEmpty(log)));
        return new MetricsPage(freshness, reader, index, () -> figures);
    }
}
