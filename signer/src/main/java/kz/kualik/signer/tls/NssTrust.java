package kz.kualik.signer.tls;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.PemOrDer;

/**
 * Puts this computer's authority into the user's NSS databases, where Chromium (one database) and Firefox (one for each
 * profile, also of snap and flatpak) look on Linux, and takes it out again. Uses NSS's own {@code certutil}.
 */
public final class NssTrust {

    /** Names that begin like this, and no others, are put in and taken out. */
    static final String NICKNAME = "Kualik Signer, this computer only";

    private static final int NAME_DIGITS = 16;
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

    /** Of the user under whom this process runs. */
    public static NssTrust ofThisUser() {
        return new NssTrust(Path.of(System.getProperty("user.home")));
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
     * Puts the authority into all databases, in place of older ones.
     *
     * @return the databases that trust it now
     * @throws IOException if {@code certutil} is missing or fails
     */
    public List<Path> install(Certificate authority) throws IOException {
        var databases = databases();
        for (var database : databases) {
            make(database);
            add(database, authority);
            removeOthers(database, nickname(authority));
        }
        return databases;
    }

    /**
     * Puts an authority beside older ones, into the databases that hold one of these.
     *
     * @throws IOException if {@code certutil} fails
     */
    public void addBeside(Collection<Certificate> older, Certificate authority) throws IOException {
        for (var database : holding(older)) {
            add(database, authority);
        }
    }

    /**
     * Takes these authorities out of all databases.
     *
     * @throws IOException if {@code certutil} fails
     */
    public void remove(Collection<Certificate> authorities) throws IOException {
        var names = authorities.stream().map(NssTrust::nickname).toList();
        for (var database : holding(authorities)) {
            for (var name : ours(database)) {
                if (names.contains(name)) {
                    certutil(database, "-D", "-n", name);
                }
            }
        }
    }

    /** Where {@code certutil} is missing, nothing was ever put in. */
    private List<Path> holding(Collection<Certificate> authorities) throws IOException {
        var names = authorities.stream().map(NssTrust::nickname).toList();
        var found = new ArrayList<Path>();
        for (var database : existing()) {
            if (isInstalled() && ours(database).stream().anyMatch(names::contains)) {
                found.add(database);
            }
        }
        return found;
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "certutil")));
    }

    private List<Path> existing() {
        return databases().stream()
                .filter(database -> Files.exists(database.resolve("cert9.db")))
                .toList();
    }

    /** Each authority has a name of its own, so that the next one can stand beside it for a moment. */
    private static String nickname(Certificate authority) {
        var digest = HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest(authority.encoded()));
        return NICKNAME + " " + digest.substring(0, NAME_DIGITS);
    }

    private static void add(Path database, Certificate authority) throws IOException {
        if (ours(database).contains(nickname(authority))) {
            return;
        }
        var pem = Files.createTempFile("kualik-signer", ".pem");
        try {
            Files.writeString(pem, PemOrDer.toPem("CERTIFICATE", authority.encoded()), StandardCharsets.US_ASCII);
            certutil(database, "-A", "-n", nickname(authority), "-t", "C,,", "-i", pem.toString());
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
        var databases = existing();
        for (var database : databases) {
            removeOthers(database, "");
        }
        return databases;
    }

    private static void removeOthers(Path database, String kept) throws IOException {
        for (var name : ours(database)) {
            if (!name.equals(kept)) {
                certutil(database, "-D", "-n", name);
            }
        }
    }

    /** The names of ours in a database, one for each certificate. */
    private static List<String> ours(Path database) throws IOException {
        return certutil(database, "-L").lines().flatMap(NssTrust::ownName).toList();
    }

    /** A line is a name and, after spaces, the kinds of trust. */
    private static Stream<String> ownName(String line) {
        return line.startsWith(NICKNAME) ? Stream.of(line.strip().replaceFirst("\\s+\\S*,\\S*$", "")) : Stream.empty();
    }

    /** What it says. */
    private static String certutil(Path database, String... arguments) throws IOException {
        var said = Files.createTempFile("kualik-signer", ".txt");
        try {
            if (run(said, database, arguments) != 0) {
                throw new IOException("certutil " + arguments[0] + " failed on " + database);
            }
            return Files.readString(said, StandardCharsets.UTF_8);
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private static int run(Path output, Path database, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of("certutil", "-d", "sql:" + database));
        command.addAll(List.of(arguments));
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
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
