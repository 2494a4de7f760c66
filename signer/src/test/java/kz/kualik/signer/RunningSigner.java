package kz.kualik.signer;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.TimeStampSource;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.NewKeysPlace;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.headless.HeadlessConsent;
import kz.kualik.signer.headless.SitePolicy;
import kz.kualik.signer.journal.JournalEntry;
import kz.kualik.signer.key.OpenStorage;
import kz.kualik.signer.key.Pkcs12Storage;
import kz.kualik.signer.key.RevocationCheck;
import kz.kualik.signer.key.StorageException;
import kz.kualik.signer.module.LegacyAccess;
import kz.kualik.signer.module.Modules;
import kz.kualik.signer.request.NewKeys;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.site.ConnectionOwner;
import kz.kualik.signer.site.Origin;
import kz.kualik.signer.socket.DoorRules;
import kz.kualik.signer.socket.PortTakenException;
import kz.kualik.signer.socket.SignerServer;
import kz.kualik.signer.socket.SocketLimits;
import kz.kualik.signer.store.ConsentStore;
import kz.kualik.signer.store.ConsentStoreException;
import kz.kualik.signer.tls.IdentityStore;
import kz.kualik.signer.tls.ServerIdentity;

/** A whole Signer on a free port, whose person says yes to one site. */
public final class RunningSigner implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    public static final String SITE = "https://portal.example";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final SignerServer server;
    private volatile ServerIdentity identity;
    private final List<JournalEntry> journal;

    private RunningSigner(SignerServer server, ServerIdentity identity, List<JournalEntry> journal) {
        this.server = server;
        this.identity = identity;
        this.journal = journal;
    }

    /** With the keys of this person. */
    public static RunningSigner start(Path folder, Pkcs12Entry person) {
        return start(folder, person, SocketLimits.usual(), Optional.empty());
    }

    public static RunningSigner start(
            Path folder, Pkcs12Entry person, SocketLimits limits, Optional<TimeStampSource> timeStamps) {
        var site = Set.of(Origin.parse(SITE).orElseThrow());
        var consent = consent(folder, person, policy(folder, new SitePolicy.Named(site, site, true)));
        return start(
                folder, consent, limits, timeStamps, caller -> !caller.inWords().contains("modern"));
    }

    /** With the keys of this storage. */
    public static RunningSigner start(Path folder, OpenStorage storage) {
        var site = Set.of(Origin.parse(SITE).orElseThrow());
        var sites = policy(folder, new SitePolicy.Named(site, Set.of(), false));
        var consent = new HeadlessConsent(
                List.of(storage), Optional.empty(), sites, RevocationCheck.none(), Optional.empty(), CLOCK);
        return start(folder, consent, SocketLimits.usual(), Optional.empty(), sites::isOpenForLegacy);
    }

    /** With the keys of this person, for the sites of a policy. */
    public static RunningSigner start(Path folder, Pkcs12Entry person, SitePolicy sites) {
        return start(
                folder, consent(folder, person, sites), SocketLimits.usual(), Optional.empty(), sites::isOpenForLegacy);
    }

    /** A policy over the store of consents in this folder. */
    public static SitePolicy policy(Path folder, SitePolicy.Named named) {
        try {
            return SitePolicy.from(new ConsentStore(folder, CLOCK), named);
        } catch (ConsentStoreException e) {
            throw new AssertionError(e);
        }
    }

    /** Somebody with the keys of this person and answers by a policy. */
    public static HeadlessConsent consent(Path folder, Pkcs12Entry person, SitePolicy sites) {
        try (var password = Password.of(TestPeople.PASSWORD.toCharArray())) {
            var file = TestPeople.keyFile(folder, person);
            return new HeadlessConsent(
                    List.of(Pkcs12Storage.open(TestPeople.ENGINE, file, password)),
                    Optional.of(file),
                    sites,
                    RevocationCheck.none(),
                    Optional.of(() -> place(folder)),
                    CLOCK);
        } catch (StorageException e) {
            throw new AssertionError(e);
        }
    }

    private static NewKeysPlace place(Path folder) {
        return new NewKeysPlace(folder, Password.of(TestPeople.PASSWORD.toCharArray()));
    }

    /** With a person of the test's own. */
    public static RunningSigner start(
            Path folder, Consent consent, SocketLimits limits, Optional<TimeStampSource> timeStamps) {
        return start(
                folder, consent, limits, timeStamps, caller -> !caller.inWords().contains("modern"));
    }

    /** On a computer whose users are told apart by somebody else. */
    public static RunningSigner start(Path folder, Consent consent, SocketLimits limits, ConnectionOwner owner) {
        return start(folder, consent, limits, Optional.empty(), LegacyAccess.closed(), owner);
    }

    private static boolean isKnown(Caller caller) {
        return caller instanceof Caller.LocalProgram || caller.inWords().equals(SITE);
    }

    private static RunningSigner start(
            Path folder,
            Consent consent,
            SocketLimits limits,
            Optional<TimeStampSource> timeStamps,
            LegacyAccess legacy) {
        return start(folder, consent, limits, timeStamps, legacy, ConnectionOwner.ofThisComputer());
    }

    private static RunningSigner start(
            Path folder,
            Consent consent,
            SocketLimits limits,
            Optional<TimeStampSource> timeStamps,
            LegacyAccess legacy,
            ConnectionOwner owner) {
        List<JournalEntry> journal = Collections.synchronizedList(new ArrayList<>());
        var modules = new Modules(
                TestPeople.ENGINE,
                CLOCK,
                consent,
                journal::add,
                new DocumentSigner(TestPeople.ENGINE, CLOCK, timeStamps),
                new NewKeys(TestPeople.ENGINE, new SecureRandom()),
                TrustStore.empty(),
                List.of(),
                legacy);
        try {
            var identity =
                    new IdentityStore(folder, TestPeople.ENGINE, new SecureRandom(), Clock.systemUTC()).identity();
            var server = SignerServer.start(
                    0, identity, modules, new DoorRules(limits, owner, true, RunningSigner::isKnown));
            return new RunningSigner(server, identity, journal);
        } catch (IOException | PortTakenException e) {
            throw new AssertionError(e);
        }
    }

    public int port() {
        return server.port();
    }

    public ServerIdentity identity() {
        return identity;
    }

    /** Shows another identity from now on. */
    public void show(ServerIdentity next) {
        server.show(next);
        identity = next;
    }

    /** Waits until all requests are let go, which happens after their answers were sent. */
    public void awaitNothingHeld() {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (server.octetsHeld() != 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError(server.octetsHeld() + " octets are held still");
            }
            Thread.onSpinWait();
        }
    }

    /** Octets of messages that are received or worked on. */
    public long octetsHeld() {
        return server.octetsHeld();
    }

    /** Waits until no more octets than these are held: who was sent away holds what came of them until the connection is gone. */
    public void awaitHeldAtMost(long octets) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (server.octetsHeld() > octets) {
            if (System.nanoTime() > end) {
                throw new AssertionError(server.octetsHeld() + " octets are held still");
            }
            Thread.onSpinWait();
        }
    }

    /** Waits until so many octets have come. */
    public void awaitHeld(long octets) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (server.octetsHeld() < octets) {
            if (System.nanoTime() > end) {
                throw new AssertionError("only " + server.octetsHeld() + " octets are held");
            }
            Thread.onSpinWait();
        }
    }

    /** What was written down so far. */
    public List<JournalEntry> journal() {
        return List.copyOf(journal);
    }

    /** A page of {@link #SITE} with an open socket, greeted already. */
    public Page page() {
        return Page.open(this, Optional.of(SITE));
    }

    @Override
    public void close() {
        server.close();
    }
}
