package kz.kualik.signer.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.PemOrDer;

/**
 * Puts this computer's authority into the user's NSS databases, where Chromium (one database) and Firefox (one for each
 * profile, also of snap and flatpak) look on Linux, and takes it out again. Uses NSS's own {@code certutil}.
 */
public final class NssTrust {

    /** Under this name, and no other, certificates are put in and taken out. */
    static final String NICKNAME = "Kualik Signer, this computer only";

    private static final int DEEPEST_PROFILE = 2;
    private static final long PATIENCE_SECONDS = 30;
    private static final List<String> FIREFOX = List.of(
            ".mozilla/firefox",
            "snap/firefox/common/.mozilla/firefox",
            ".var/app/org.mozilla.firefox/.mozilla/firefox",
            ".config/mozilla/firefox");

    private final Path home;

    /** @param home the user's own folder */
    public NssTrust(Path home) {
        this.home = home;
    }

    /** The databases that are there; Chromium's own is made if it is missing. */
    public List<Path> databases() {
        var found = new ArrayList<Path>();
        found.add(home.resolve(".pki/nssdb"));
        for (var place : FIREFOX) {
            found.addAll(profiles(home.resolve(place)));
        }
        return found;
    }

    private static List<Path> profiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, DEEPEST_PROFILE)) {
            return files.filter(file -> file.endsWith("cert9.db"))
                    .map(Path::getParent)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }

    /**
     * Puts the authority into all databases, in place of an older one.
     *
     * @return the databases that trust it now
     * @throws IOException if {@code certutil} is missing or fails
     */
    public List<Path> install(Certificate authority) throws IOException {
        var pem = Files.createTempFile("kualik-signer", ".pem");
        try {
            Files.writeString(pem, PemOrDer.toPem("CERTIFICATE", authority.encoded()), StandardCharsets.US_ASCII);
            var databases = databases();
            for (var database : databases) {
                make(database);
                removeFrom(database);
                certutil(database, "-A", "-n", NICKNAME, "-t", "C,,", "-i", pem.toString());
            }
            return databases;
        } finally {
            Files.deleteIfExists(pem);
        }
    }

    private static void make(Path database) throws IOException {
        if (!Files.exists(database.resolve("cert9.db"))) {
            Files.createDirectories(database);
            certutil(database, "-N", "--empty-password");
        }
    }

    /**
     * Takes the authority, and older ones of ours, out of all databases.
     *
     * @return the databases that were looked into
     * @throws IOException if {@code certutil} is missing or fails
     */
    public List<Path> remove() throws IOException {
        var databases = databases().stream()
                .filter(database -> Files.exists(database.resolve("cert9.db")))
                .toList();
        for (var database : databases) {
            removeFrom(database);
        }
        return databases;
    }

    /** As often as it is there: certutil takes out one at a time. */
    private static void removeFrom(Path database) throws IOException {
        while (run(database, "-L", "-n", NICKNAME) == 0) {
            certutil(database, "-D", "-n", NICKNAME);
        }
    }

    private static void certutil(Path database, String... arguments) throws IOException {
        if (run(database, arguments) != 0) {
            throw new IOException("certutil " + arguments[0] + " failed on " + database);
        }
    }

    private static int run(Path database, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("certutil", "-d", "sql:" + database));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException("certutil is not installed (on Debian: apt install libnss3-tools)", e);
        }
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("certutil does not end on " + database);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while certutil ran", e);
        }
    }
}
