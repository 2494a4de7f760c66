package kz.kualik.responder.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.responder.Responder;
import kz.kualik.responder.ResponderConfiguration;
import kz.kualik.responder.ResponderPorts;
import kz.kualik.responder.feed.FeedReader;
import kz.kualik.responder.feed.FeedRefusedException;
import kz.kualik.responder.feed.FeedTrust;
import kz.kualik.responder.http.AddressNotAvailableException;
import kz.kualik.responder.keys.UnfitServiceKeyException;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.status.FreshnessBounds;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusIndex;
import org.jspecify.annotations.Nullable;

/**
 * A whole responder: reads its folder, takes its own last snapshot or the authority's, follows the feed, and answers. It opens
 * its port at once and says "try later" until it has seen the end of the authority's log.
 */
final class ResponderProcess implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ResponderProcess.class.getName());

    private final FeedConnection connection;
    private final Freshness freshness;
    private final FeedReader reader;
    private final FeedFollower follower;
    private final FetchedFiles files;
    private final Responder responder;
    private final SnapshotFile snapshot;
    private final StatusIndex index;
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("snapshot").daemon().factory());
    private long keptAt;

    private ResponderProcess(
            FeedConnection connection,
            Freshness freshness,
            FeedReader reader,
            FeedFollower follower,
            FetchedFiles files,
            Responder responder,
            SnapshotFile snapshot,
            SnapshotFile.Known known) {
        this.connection = connection;
        this.freshness = freshness;
        this.reader = reader;
        this.follower = follower;
        this.files = files;
        this.responder = responder;
        this.snapshot = snapshot;
        this.index = known.index();
        this.keptAt = known.position().position();
    }

    /**
     * How a responder runs.
     *
     * @param authority where the authority's API is
     * @param sandbox whether the authority's clock may be ahead of the real time
     * @param snapshotEvery how often what is known is written to the disk
     * @param mostCertificates how many certificates a snapshot of the authority may hold
     */
    record Settings(
            URI authority,
            ResponderConfiguration service,
            FreshnessBounds bounds,
            boolean sandbox,
            Duration snapshotEvery,
            long mostCertificates) {}

    /**
     * Makes a responder ready to be started. Waits for the authority if there is no snapshot on the disk yet.
     *
     * @throws FeedRefusedException if the authority's snapshot is not believed
     */
    static ResponderProcess open(ResponderFolder folder, Settings settings, CryptoEngine engine)
            throws IOException, InterruptedException, FeedRefusedException, UnusableResponderFolderException {
        var bundle = Bundle.read(folder.bundle());
        var connection = new FeedConnection(settings.authority(), folder, bundle, engine);
        var following = new AtomicReference<@Nullable FeedReader>();
        var clock = new FeedClock(
                InstantSource.system(),
                () -> settings.sandbox()
                        ? Optional.ofNullable(following.get())
                                .map(FeedReader::ahead)
                                .orElse(Duration.ZERO)
                        : Duration.ZERO);
        var issuers = new HashMap<IssuerId, Certificate>();
        bundle.issuers().forEach(issuer -> issuers.put(issuer.id(), issuer.certificate()));
        var files = new FetchedFiles(connection, clock);
        FeedTrust trust;
        try {
            var judged = new FeedTrust(
                    issuers,
                    new FeedKeyLists(issuers, files, files::fetchAll, folder.keptLists(), engine, clock),
                    clock);
            trust = settings.sandbox() ? judged.ofSandbox() : judged;
        } catch (CertificateException e) {
            throw new UnusableResponderFolderException(folder.bundle(), "an issuer's certificate is unusable", e);
        }
        var snapshot = new SnapshotFile(folder.snapshot());
        var beginning = new NewBeginning(connection, trust, snapshot, settings.mostCertificates());
        var own = snapshot.read();
        var known = own.isPresent() ? own.get() : beginning.fetch();
        var freshness = Freshness.of(known.index(), settings.bounds());
        var reader = new FeedReader(known.index(), freshness, trust, issuers.keySet(), known.position());
        following.set(reader);
        var ports = new ResponderPorts(known.index(), freshness, new FolderKeys(folder, bundle, engine), files, files);
        var process = new ResponderProcess(
                connection,
                freshness,
                reader,
                new FeedFollower(connection, reader, freshness, () -> beginning.replace(reader, known.index())),
                files,
                new Responder(settings.service(), ports, engine, clock),
                snapshot,
                known);
        process.keepEvery(settings.snapshotEvery());
        return process;
    }

    /** The figures at this moment. */
    MetricsPage metrics() {
        return new MetricsPage(freshness, reader, index, responder::figures);
    }

    /** Opens the port and begins to follow the feed. */
    int start() throws AddressNotAvailableException, UnfitServiceKeyException {
        var port = responder.start();
        follower.start();
        files.start();
        return port;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // every run reports its own failure
    private void keepEvery(Duration period) {
        keeper.scheduleWithFixedDelay(this::keep, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void keep() {
        var position = reader.position();
        if (position.position() == keptAt) {
            return;
        }
        try {
            snapshot.write(position, index);
            keptAt = position.position();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "the snapshot cannot be kept; the next start reads more of the log: " + e);
        }
    }

    @Override
    public void close() {
        responder.close();
        files.close();
        follower.close();
        connection.close();
        keeper.shutdownNow();
        keep();
    }
}
