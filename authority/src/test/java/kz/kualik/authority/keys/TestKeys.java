package kz.kualik.authority.keys;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.profile.CertificateProfiles;

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
