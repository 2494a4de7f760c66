package kz.kualik.signer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.path.PathBuilder;
import kz.kualik.pki.path.TrustFolder;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.pki.path.UnusableTrustFolderException;
import kz.kualik.signature.TimeStampSource;
import kz.kualik.signature.revocation.OnlineStatus;
import kz.kualik.signature.timestamp.HttpTimeStampSettings;
import kz.kualik.signature.timestamp.HttpTimeStampSource;
import kz.kualik.signer.consent.NewKeysPlace;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.headless.HeadlessConsent;
import kz.kualik.signer.journal.FileJournal;
import kz.kualik.signer.key.OpenStorage;
import kz.kualik.signer.key.Pkcs11Storage;
import kz.kualik.signer.key.Pkcs12Storage;
import kz.kualik.signer.key.RevocationCheck;
import kz.kualik.signer.key.StorageException;
import kz.kualik.signer.key.StorageName;
import kz.kualik.signer.module.LegacyAccess;
import kz.kualik.signer.module.Modules;
import kz.kualik.signer.request.NewKeys;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.site.ConnectionOwner;
import kz.kualik.signer.site.Origin;
import kz.kualik.signer.socket.PortTakenException;
import kz.kualik.signer.socket.SignerServer;
import kz.kualik.signer.socket.SocketLimits;
import kz.kualik.signer.tls.IdentityStore;
import kz.kualik.signer.tls.ServerIdentity;

/** Everything that a Signer without windows is made of, put together once. */
final class HeadlessSigner implements AutoCloseable {

    /**
     * What was asked for on the command line.
     *
     * @param folder the Signer's own
     * @param store the PKCS#12 file, or the library of a token
     * @param token under which name pages know the token, if the store is one
     * @param passwordFile the file with its password
     * @param origins as they were written
     * @param trust folders with trusted certificates
     * @param timeStamps the time-stamping authority, if any
     * @param newKeys the folder where new keys are made, under the store's password, if any
     * @param legacy whether the old applet's module is open
     */
    record Settings(
            Path folder,
            Path store,
            Optional<StorageName> token,
            Path passwordFile,
            List<String> origins,
            List<Path> trust,
            Optional<URI> timeStamps,
            Optional<Path> newKeys,
            boolean legacy) {}

    private final SignerFolder folder;
    private final OpenStorage storage;
    private final OnlineStatus online;
    private final Modules modules;
    private final ServerIdentity identity;

    private HeadlessSigner(
            SignerFolder folder, OpenStorage storage, OnlineStatus online, Modules modules, ServerIdentity identity) {
        this.folder = folder;
        this.storage = storage;
        this.online = online;
        this.modules = modules;
        this.identity = identity;
    }

    static HeadlessSigner prepare(Settings settings, Clock clock) throws SignerStartException, IOException {
        var engine = CryptoEngine.detect();
        var origins = origins(settings.origins());
        var trust = trust(engine, settings.trust());
        var storage = open(engine, settings);
        var folder = SignerFolder.claim(settings.folder());
        var random = new SecureRandom();
        var online = new OnlineStatus(engine, random);
        var revocation =
                trust.isEmpty() ? RevocationCheck.none() : RevocationCheck.of(new PathBuilder(engine, trust), online);
        var modules = new Modules(
                engine,
                clock,
                new HeadlessConsent(storage, settings.store(), origins, revocation, newKeys(settings), clock),
                new FileJournal(folder.path().resolve("journal.jsonl")),
                new DocumentSigner(engine, clock, settings.timeStamps().map(address -> source(engine, address))),
                new NewKeys(engine, random),
                trust,
                settings.token().map(List::of).orElse(List.of()),
                settings.legacy() ? HeadlessSigner::isOpenForLegacy : LegacyAccess.closed());
        var identity = new IdentityStore(folder.path(), engine, random, clock).identity();
        return new HeadlessSigner(folder, storage, online, modules, identity);
    }

    private static TimeStampSource source(CryptoEngine engine, URI address) {
        return new HttpTimeStampSource(HttpTimeStampSettings.of(address), engine);
    }

    private static Set<Origin> origins(List<String> texts) throws SignerStartException {
        var origins = new HashSet<Origin>();
        for (var text : texts) {
            origins.add(Origin.parse(text).orElseThrow(() -> SignerStartException.origin(text)));
        }
        return origins;
    }

    private static TrustStore trust(CryptoEngine engine, List<Path> places) throws SignerStartException {
        try {
            return places.isEmpty() ? TrustStore.empty() : TrustFolder.read(engine, places);
        } catch (UnusableTrustFolderException e) {
            throw SignerStartException.trust(e);
        }
    }

    private static OpenStorage open(CryptoEngine engine, Settings settings) throws SignerStartException {
        try (var password = PasswordFile.read(settings.passwordFile())) {
            return settings.token().isPresent()
                    ? Pkcs11Storage.open(settings.token().get(), settings.store(), password)
                    : Pkcs12Storage.open(engine, settings.store(), password);
        } catch (StorageException e) {
            throw SignerStartException.storage(settings.store(), e);
        }
    }

    private static Optional<Supplier<NewKeysPlace>> newKeys(Settings settings) {
        return settings.newKeys().map(folder -> () -> {
            try {
                return new NewKeysPlace(folder, PasswordFile.read(settings.passwordFile()));
            } catch (SignerStartException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        });
    }

    /** Who may sign at all is asked where keys and files are given out. */
    private static boolean isOpenForLegacy(Caller caller) {
        return true;
    }

    /** The certificate that browsers have to trust. */
    ServerIdentity identity() {
        return identity;
    }

    SignerServer listen(int port) throws PortTakenException {
        return SignerServer.start(
                port, identity, modules, SocketLimits.usual(), ConnectionOwner.ofThisComputer(), true);
    }

    @Override
    public void close() throws IOException {
        storage.close();
        online.close();
        folder.close();
    }
}
