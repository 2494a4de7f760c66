package kz.kualik.responder.http;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.responder.files.CaCertificateSource;
import kz.kualik.responder.files.CrlSource;
import kz.kualik.responder.ocsp.OcspHandler;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.timestamp.TimeStampHandler;

/** The whole HTTP front: several event loops on one port. */
public final class HttpService implements AutoCloseable {

    private final Vertx vertx;
    private final SigningPool pool;
    private final ExecutorService reading;
    private final int port;

    private HttpService(Vertx vertx, SigningPool pool, ExecutorService reading, int port) {
        this.vertx = vertx;
        this.pool = pool;
        this.reading = reading;
        this.port = port;
    }

    /**
     * Opens the port.
     *
     * @param port 0 finds a free one
     * @param pool is closed together with this service
     * @throws AddressNotAvailableException if the address is taken or not this machine's
     */
    public static HttpService start(
            String host,
            int port,
            int eventLoops,
            HttpLimits limits,
            OcspHandler ocsp,
            Freshness freshness,
            TimeStampHandler timeStamps,
            CrlSource lists,
            CaCertificateSource certificates,
            Health health,
            SigningPool pool,
            Clock clock)
            throws AddressNotAvailableException {
        var vertx = Vertx.vertx(options(eventLoops));
        var reading = Executors.newVirtualThreadPerTaskExecutor();
        var date = new DateHeader(clock);
        Map<String, Endpoint> endpoints = Map.of(
                "/ocsp",
                new OcspEndpoint(ocsp, freshness, pool, limits.maximumRequestSize(), clock, date),
                "/tsp",
                new TimeStampEndpoint(timeStamps, pool, limits.maximumRequestSize()),
                "/crl",
                new FileEndpoint(lists::crl, ".crl", MediaTypes.CRL, reading, clock),
                "/cert",
                new FileEndpoint(certificates::certificate, ".cer", MediaTypes.CERTIFICATE, reading, clock),
                "/health",
                new HealthEndpoint(health, reading));
        var open = new AtomicInteger();
        var responses = new QuickResponse(clock, date);
        try {
            int bound = port;
            for (int i = 0; i < eventLoops; i++) {
                var front = new HttpFront(host, port, limits, endpoints, open, ocsp, responses);
                vertx.deployVerticle(front)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join();
                bound = front.actualPort();
            }
            return new HttpService(vertx, pool, reading, bound);
        } catch (CompletionException e) {
            close(vertx, pool, reading);
            throw new AddressNotAvailableException(host, port, e.getCause());
        }
    }

    /**
     * Linux's own way to wait for many connections where its library loads, else the runtime's. No files are cached and
     * nothing is written to disk; the service has no use for it.
     */
    private static VertxOptions options(int eventLoops) {
        return new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(eventLoops)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    /** The port on which it listens. */
    public int port() {
        return port;
    }

    /** Stops answering, closes all connections and ends all threads. */
    @Override
    public void close() {
        close(vertx, pool, reading);
    }

    private static void close(Vertx vertx, SigningPool pool, ExecutorService reading) {
        pool.close();
        reading.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
