package kz.kualik.bench;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.headless.HeadlessConsent;
import kz.kualik.signer.headless.SitePolicy;
import kz.kualik.signer.journal.FileJournal;
import kz.kualik.signer.key.Pkcs12Storage;
import kz.kualik.signer.key.RevocationCheck;
import kz.kualik.signer.key.StorageException;
import kz.kualik.signer.module.Modules;
import kz.kualik.signer.request.NewKeys;
import kz.kualik.signer.site.Origin;
import kz.kualik.signer.socket.DoorRules;
import kz.kualik.signer.socket.PortTakenException;
import kz.kualik.signer.socket.SignerServer;
import kz.kualik.signer.store.ConsentStore;
import kz.kualik.signer.store.ConsentStoreException;
import kz.kualik.signer.tls.IdentityStore;
import kz.kualik.signer.tls.ServerIdentity;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** A Signer with one open key file, its journal on the disk as always, for one site. */
final class BenchSigner implements AutoCloseable {

    static final String SITE = "https://bench.example";

    private static final char[] PASSWORD = "Bench123".toCharArray();

    private final CryptoEngine engine = CryptoEngine.detect();
    private final KeyAlgorithm algorithm;
    private final PrivateKey key;
    private final Pkcs12Storage storage;
    private final ServerIdentity identity;
    private final SignerServer server;

    BenchSigner(KeyAlgorithm algorithm, Path folder) throws IOException {
        this.algorithm = algorithm;
        var clock = Clock.systemUTC();
        var random = new SecureRandom();
        var person = person(clock);
        this.key = person.key();
        var file = folder.resolve("bench.p12");
        try (var password = Password.of(PASSWORD)) {
            Files.write(file, new Pkcs12Writer(random).write(person, password, Pkcs12Dialect.MODERN));
            storage = Pkcs12Storage.open(engine, file, password);
            var site = Set.of(Origin.parse(SITE).orElseThrow());
            var sites = SitePolicy.from(new ConsentStore(folder, clock), new SitePolicy.Named(site, Set.of(), false));
            var modules = new Modules(
                    engine,
                    clock,
                    new HeadlessConsent(
                            List.of(storage), Optional.empty(), sites, RevocationCheck.none(), Optional.empty(), clock),
                    new FileJournal(folder.resolve("journal.jsonl")),
                    new DocumentSigner(engine, clock, Optional.empty()),
                    new NewKeys(engine, random),
                    TrustStore.empty(),
                    List.of(),
                    sites::isOpenForLegacy);
            identity = new IdentityStore(folder, engine, random, clock).identity();
            server = SignerServer.start(0, identity, modules, DoorRules.usual(false, sites::isKnown));
        } catch (StorageException | ConsentStoreException | PortTakenException e) {
            throw new FailedMeasurementException("signer", e);
        }
    }

    private Pkcs12Entry person(Clock clock) {
        var pair = engine.generateKeyPair(algorithm);
        var name = new X500Name("CN=Bench");
        var now = clock.instant();
        var builder = new X509v3CertificateBuilder(
                name,
                BigInteger.TWO,
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                name,
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        return Pkcs12Entry.of(
                pair.getPrivate(),
                List.of(builder.build(engine.contentSigner(pair.getPrivate(), algorithm.defaultSignature()))));
    }

    /** The reference: one signature of the provider over the same octets, with nothing around it. */
    byte[] rawSignature(byte[] document) {
        return engine.sign(key, algorithm.defaultSignature(), document);
    }

    ServerIdentity identity() {
        return identity;
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        storage.close();
    }
}
