package kz.kualik.signer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import kz.kualik.signer.headless.SitePolicy;
import kz.kualik.signer.journal.FileJournal;
import kz.kualik.signer.key.OpenStorage;
import kz.kualik.signer.key.RevocationCheck;
import kz.kualik.signer.key.StorageName;
import kz.kualik.signer.module.Modules;
import kz.kualik.signer.nss.NssTrust;
import kz.kualik.signer.request.NewKeys;
import kz.kualik.signer.socket.DoorRules;
import kz.kualik.signer.socket.PortTakenException;
import kz.kualik.signer.socket.SignerServer;
import kz.kualik.signer.socket.SocketLimits;
import kz.kualik.signer.store.ConsentStore;
import kz.kualik.signer.store.ConsentStoreException;
import kz.kualik.signer.tls.IdentityRenewal;
import kz.kualik.signer.tls.IdentityStore;

/** Everything that a Signer without windows is made of, put together once. */
final class HeadlessSigner implements AutoCloseable {

    /**
     * What was asked for on the command line.
     *
     * @param folder the Signer's own
     * @param stores where keys lie, in the order in which they are looked into
     * @param named whose pages get what
     * @param trust folders with trusted certificates
     * @param timeStamps the time-stamping authority, if any
     * @param newKeys where new keys are made, and the file with the password for them, if anywhere
     * @param programs whether programs are served that name no origin
     */
    record Settings(
            Path folder,
            List<StoreSetting> stores,
            SitePolicy.Named named,
            List<Path> trust,
            Optional<URI> timeStamps,
            Optional<NewKeysSetting> newKeys,
            LocalPrograms programs) {}

    /**
     * Where pages may have keys made.
     *
     * @param folder on this computer or on a stick
     * @param passwordFile with the password for the key files
     */
    record NewKeysSetting(Path folder, Path passwordFile) {}

    private final SignerFolder folder;
    private final List<OpenStorage> storages;
    private final OnlineStatus online;
    private final Modules modules;
    private final IdentityRenewal identity;
    private final DoorRules rules;

    private HeadlessSigner(
            SignerFolder folder,
            List<OpenStorage> storages,
            OnlineStatus online,
            Modules modules,
            IdentityRenewal identity,
            DoorRules rules) {
        this.folder = folder;
        this.storages = storages;
        this.online = online;
        this.modules = modules;
        this.identity = identity;
        this.rules = rules;
    }

    static HeadlessSigner prepare(Settings settings, Clock clock) throws SignerStartException, IOException {
        var engine = CryptoEngine.detect();
        var trust = trust(engine, settings.trust());
        // Who cannot run tries no PIN: tokens count the wrong ones.
        var folder = SignerFolder.claim(settings.folder());
        var storages = new ArrayList<OpenStorage>();
        var whole = false;
        try {
            for (var store : settings.stores()) {
                storages.add(store.open(engine));
            }
            var signer = prepare(engine, settings, clock, trust, folder, storages);
            whole = true;
            return signer;
        } finally {
            if (!whole) {
                storages.forEach(OpenStorage::close);
                folder.close();
            }
        }
    }

    private static HeadlessSigner prepare(
            CryptoEngine engine,
            Settings settings,
            Clock clock,
            TrustStore trust,
            SignerFolder folder,
            List<OpenStorage> storages)
            throws SignerStartException, IOException {
        var random = new SecureRandom();
        var online = new OnlineStatus(engine, random, clock);
        var revocation = trust.isEmpty()
                ? RevocationCheck.none()
                : RevocationCheck.of(new PathBuilder(engine, trust), online, clock);
        var sites = sites(folder.path(), settings.named(), clock);
        var modules = new Modules(
                engine,
                clock,
                new HeadlessConsent(
                        storages,
                        keyFile(settings),
                        sites,
                        revocation,
                        settings.newKeys().map(HeadlessSigner::supply),
                        clock),
                new FileJournal(folder.path().resolve(FileJournal.NAME)),
                new DocumentSigner(engine, clock, settings.timeStamps().map(address -> source(engine, address))),
                new NewKeys(engine, random),
                trust,
                storages.stream()
                        .map(OpenStorage::name)
                        .filter(StorageName::isToken)
                        .toList(),
                sites::isOpenForLegacy);
        var identity = IdentityRenewal.begin(
                new IdentityStore(folder.path(), engine, random, clock), NssTrust.ofThisUser(), clock);
        var programs = settings.programs();
        var rules = new DoorRules(SocketLimits.usual(), programs.owner(), programs.areServed(), sites::isKnown);
        return new HeadlessSigner(folder, storages, online, modules, identity, rules);
    }

    private static TimeStampSource source(CryptoEngine engine, URI address) {
        return new HttpTimeStampSource(HttpTimeStampSettings.of(address), engine);
    }

    private static SitePolicy sites(Path folder, SitePolicy.Named named, Clock clock) throws SignerStartException {
        try {
            return SitePolicy.from(new ConsentStore(folder, clock), named);
        } catch (ConsentStoreException e) {
            throw SignerStartException.consents(e);
        }
    }

    private static Optional<Path> keyFile(Settings settings) {
        return settings.stores().stream()
                .filter(store -> store.name() == StorageName.PKCS12)
                .map(StoreSetting::place)
                .findFirst();
    }

    private static TrustStore trust(CryptoEngine engine, List<Path> places) throws SignerStartException {
        try {
            return places.isEmpty() ? TrustStore.empty() : TrustFolder.read(engine, places);
        } catch (UnusableTrustFolderException e) {
            throw SignerStartException.trust(e);
        }
    }

    private static Supplier<NewKeysPlace> supply(NewKeysSetting place) {
        return () -> {
            try {
                return new NewKeysPlace(place.folder(), PasswordFile.read(place.passwordFile()));
            } catch (SignerStartException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        };
    }

    /** What browsers are shown, and its replacement in time. */
    IdentityRenewal identity() {
        return identity;
    }

    SignerServer listen(int port) throws PortTakenException {
        return SignerServer.start(port, identity.shown(), modules, rules);
    }

    @Override
    public void close() throws IOException {
        storages.forEach(OpenStorage::close);
        online.close();
        folder.close();
    }
}
