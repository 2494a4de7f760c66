package kz.kualik.responder.process;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.responder.feed.FeedRefusedException;
import kz.kualik.responder.feed.FeedReply;

/**
 * The way to the authority: HTTPS, with the responder's own certificate, and trust in the roots of its bundle and in nothing
 * else.
 */
final class FeedConnection implements AuthorityFeed, AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final Duration SNAPSHOT_LIMIT = Duration.ofMinutes(10);
    private static final Duration FILE_LIMIT = Duration.ofMinutes(2);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int GONE = 410;

    /** Ten thousand records of some eighty octets, and a head. */
    private static final long LARGEST_ANSWER = 4 << 20;

    private final URI feed;
    private final HttpClient http;

    /** Opens nothing yet; the authority is for example at {@code https://ca.example.kz:8443/}. */
    FeedConnection(URI authority, ResponderFolder folder, Bundle bundle, CryptoEngine engine)
            throws IOException, UnusableResponderFolderException {
        this.feed = authority.resolve("/api/v1/feed/");
        this.http = HttpClient.newBuilder()
                .sslContext(tls(folder, bundle, engine))
                .connectTimeout(CONNECT_LIMIT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public FeedReply log(long after, byte[] nonce, Duration wait)
            throws IOException, InterruptedException, FeedRefusedException {
        var query = "log?after=" + after + "&nonce=" + HexFormat.of().formatHex(nonce) + "&wait=" + wait.toMillis();
        var answer = http.send(
                request(query, ANSWER_LIMIT.plus(wait)),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        if (answer.statusCode() == GONE) {
            throw new PrunedLogException(after);
        }
        requireOk(answer);
        return FeedReply.read(new ByteArrayInputStream(answer.body()));
    }

    @Override
    public InputStream snapshot() throws IOException, InterruptedException {
        var answer = http.send(request("snapshot", SNAPSHOT_LIMIT), HttpResponse.BodyHandlers.ofInputStream());
        requireOk(answer);
        return answer.body();
    }

    @Override
    public JsonObject files() throws IOException, InterruptedException {
        var answer = http.send(
                request("files", ANSWER_LIMIT),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LARGEST_ANSWER));
        requireOk(answer);
        try {
            return new JsonObject(answer.body());
        } catch (DecodeException e) {
            throw new IOException("the authority names its files in no form that is understood", e);
        }
    }

    @Override
    public Optional<Content> file(String path, Optional<String> tag) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(feed.resolve("files/" + path))
                .timeout(FILE_LIMIT)
                .GET();
        tag.ifPresent(known -> request.header("If-None-Match", known));
        var answer = http.send(
                request.build(),
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofByteArray(), CertificateRevocationList.MAXIMUM_SIZE));
        if (answer.statusCode() == NOT_MODIFIED) {
            return Optional.empty();
        }
        requireOk(answer);
        return Optional.of(new Content(answer.body(), answer.headers().firstValue("ETag")));
    }

    private HttpRequest request(String query, Duration limit) {
        return HttpRequest.newBuilder(feed.resolve(query)).timeout(limit).GET().build();
    }

    private static void requireOk(HttpResponse<?> answer) throws IOException {
        if (answer.statusCode() != OK) {
            throw new IOException("the authority answers " + answer.statusCode() + " to "
                    + answer.uri().getPath());
        }
    }

    private static SSLContext tls(ResponderFolder folder, Bundle bundle, CryptoEngine engine)
            throws IOException, UnusableResponderFolderException {
        var own = folder.readKey("tls", engine);
        var password = newPassword();
        try {
            var keys = emptyStore();
            var chain = own.chain().stream().map(Certificate::of).toList();
            keys.setKeyEntry("tls", own.key(), password, jca(chain).toArray(X509Certificate[]::new));
            var keyManagers = KeyManagerFactory.getInstance("PKIX");
            keyManagers.init(keys, password);
            var roots = emptyStore();
            for (var root :
                    jca(bundle.issuers().stream().map(Bundle.Issuer::root).toList())) {
                roots.setCertificateEntry("root-" + roots.size(), root);
            }
            var trustManagers = TrustManagerFactory.getInstance("PKIX");
            trustManagers.init(roots);
            var context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new UnusableResponderFolderException(folder.bundle(), "its TLS certificates cannot be used", e);
        }
    }

    /** Of a key store that never leaves the memory. */
    private static char[] newPassword() {
        var octets = new byte[16];
        new SecureRandom().nextBytes(octets);
        return HexFormat.of().formatHex(octets).toCharArray();
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static List<X509Certificate> jca(List<Certificate> certificates) throws GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        var converted = new ArrayList<X509Certificate>();
        for (var certificate : certificates) {
            converted.add(
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(certificate.encoded())));
        }
        return converted;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
