package kz.kualik.authority.keys;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import kz.kualik.authority.audit.CheckpointSealer;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ProfileName;

/** A TEST hierarchy made once for all tests of a run, because RSA keys take their time. */
public final class TestKeys {

    /** When the hierarchy was made. */
    public static final Instant BORN = Instant.parse("2026-11-22T10:00:00Z");

    public static final CryptoEngine ENGINE = CryptoEngine.detect();

    private static final PublicAddresses ADDRESSES = new PublicAddresses(URI.create("http://127.0.0.1:8880/"));

    private TestKeys() {}

    /** The keys as the other rooms see them. */
    public static AuthorityKeys keys() {
        return Shared.KEYS;
    }

    /** Seals checkpoints with a key of the audit log that is made in this folder, which must not be there yet. */
    public static CheckpointSealer sealer(Path folder, Clock clock) throws IOException {
        var issuer = keys().issuerFor(AuditKey.ALGORITHM.family()).orElseThrow();
        var profiles = CertificateProfiles.builtIn();
        return new AuditSealer(
                new AuditKey(ENGINE, profiles, copy(folder)).openOrMake(issuer, BORN),
                keys().timeStampingAuthority(issuer.id()),
                profiles.get(ProfileName.TSA).policy(),
                ENGINE,
                clock);
    }

    /** The root above the issuer of the audit log's key. */
    public static Certificate auditRoot() {
        return keys().issuerFor(AuditKey.ALGORITHM.family()).orElseThrow().root();
    }

    /** The key of the status feed, made in the shared folder. */
    public static FeedKey feedKey() {
        var clock = Clock.fixed(BORN, ZoneOffset.UTC);
        return new FeedKey(Shared.FILES, Shared.KEYS, houseCertificates(clock), ENGINE, clock);
    }

    /** Certifies services of the house. */
    public static HouseCertificates houseCertificates(Clock clock) {
        return new HouseCertificates(CertificateProfiles.builtIn(), clock);
    }

    /** The folder that the hierarchy was written to; not to be changed. */
    static KeyFiles files() {
        return Shared.FILES;
    }

    static KeyRoom room(KeyFiles files) {
        return new KeyRoom(files, ENGINE, CertificateProfiles.builtIn(), ADDRESSES, Clock.fixed(BORN, ZoneOffset.UTC));
    }

    /** A copy that a test may damage. */
    static KeyFiles copy(Path folder) throws IOException {
        try (var paths = Files.walk(Shared.FILES.folder())) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var target =
                        folder.resolve(Shared.FILES.folder().relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return new KeyFiles(folder);
    }

    private static final class Shared {

        static final KeyFiles FILES = new KeyFiles(
                Path.of("target/test-keys/" + ProcessHandle.current().pid()).toAbsolutePath());
        static final AuthorityKeys KEYS = new AuthorityKeys(room(FILES).open(true), ADDRESSES, ENGINE);
    }
}
