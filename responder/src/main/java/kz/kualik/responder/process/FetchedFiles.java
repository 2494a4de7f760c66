package kz.kualik.responder.process;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.MalformedCrlException;
import kz.kualik.responder.files.CaCertificateSource;
import kz.kualik.responder.files.CrlSource;
import kz.kualik.responder.files.PublishedFile;

/**
 * Revocation lists and certificates of authorities, fetched from the authority every few seconds if they have changed (RFC
 * 9110, section 13). They are signed by themselves, so the way on which they come proves nothing and need not. It is the way
 * of the feed all the same: the public address that stands in certificates may lead to responders, which would wait for each
 * other's lists.
 */
final class FetchedFiles implements CrlSource, CaCertificateSource, AutoCloseable {

    private static final Logger LOG = System.getLogger(FetchedFiles.class.getName());

    private static final Duration EVERY = Duration.ofSeconds(5);

    private final AuthorityFeed authority;
    private final Clock clock;
    private final Map<String, Fetched> lists = new ConcurrentHashMap<>();
    private final Map<String, Fetched> certificates = new ConcurrentHashMap<>();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("files").daemon().factory());

    /** A file and the tag under which it was given. */
    private record Fetched(PublishedFile file, Optional<String> tag) {}

    FetchedFiles(AuthorityFeed authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // every run reports its own failure
    void start() {
        executor.scheduleWithFixedDelay(this::fetchAll, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public List<String> names() {
        return lists.keySet().stream().sorted().toList();
    }

    @Override
    public Optional<PublishedFile> crl(String name) {
        return Optional.ofNullable(lists.get(name)).map(Fetched::file);
    }

    @Override
    public Optional<PublishedFile> certificate(String name) {
        return Optional.ofNullable(certificates.get(name)).map(Fetched::file);
    }

    /** Fetches what has changed, now; what cannot be fetched stays as it is. */
    synchronized void fetchAll() {
        try {
            var names = authority.files();
            for (var name : strings(names.getJsonArray("lists"))) {
                fetchOne("lists/" + name, name, lists, this::list);
            }
            for (var name : strings(names.getJsonArray("certificates"))) {
                fetchOne(
                        "certificates/" + name,
                        name,
                        certificates,
                        content -> PublishedFile.lasting(content, clock.instant()));
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "files of the authority cannot be fetched: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that is missing or damaged keeps no other one away. */
    private void fetchOne(String path, String name, Map<String, Fetched> files, Form form) throws InterruptedException {
        try {
            fetch(path, name, files, form);
        } catch (IOException | MalformedCrlException e) {
            LOG.log(Level.WARNING, "the authority's file " + path + " cannot be fetched: " + e);
        }
    }

    private interface Form {
        PublishedFile of(byte[] content) throws MalformedCrlException;
    }

    private void fetch(String path, String name, Map<String, Fetched> files, Form form)
            throws IOException, InterruptedException, MalformedCrlException {
        var known = Optional.ofNullable(files.get(name)).flatMap(Fetched::tag);
        var content = authority.file(path, known);
        if (content.isPresent()) {
            files.put(
                    name,
                    new Fetched(form.of(content.get().octets()), content.get().tag()));
        }
    }

    private PublishedFile list(byte[] der) throws MalformedCrlException {
        var list = CertificateRevocationList.parse(der);
        return list.nextUpdate()
                .map(until -> PublishedFile.expiring(der, list.thisUpdate(), until))
                .orElseGet(() -> PublishedFile.lasting(der, list.thisUpdate()));
    }

    private static List<String> strings(JsonArray names) {
        return names.stream().map(String.class::cast).toList();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
