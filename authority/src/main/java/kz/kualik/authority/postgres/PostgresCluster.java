package kz.kualik.authority.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The files of one database server: {@code cluster} (PostgreSQL's own), {@code password} (readable for the authority only)
 * and {@code postgres.log}, all in one directory. Initialisation happens beside the place and is renamed into it, so a
 * crash in between leaves nothing half made.
 */
final class PostgresCluster {

    static final String ROLE = "kualik";

    private static final int PASSWORD_OCTETS = 32;
    private static final int INITDB_SECONDS = 120;

    private final Path directory;
    private final Privileges privileges;
    private final PostgresBinaries binaries;

    private PostgresCluster(Path directory, Privileges privileges, PostgresBinaries binaries) {
        this.directory = directory;
        this.privileges = privileges;
        this.binaries = binaries;
    }

    /** Opens the cluster in the directory and makes it first if there is none. */
    static PostgresCluster open(Path directory, PostgresBinaries binaries, int uid) throws PostgresException {
        try {
            PrivateFiles.createOpenDirectories(directory);
            var cluster = new PostgresCluster(directory, Privileges.forDirectory(directory, uid), binaries);
            cluster.initialiseOnce();
            cluster.handOver();
            return cluster;
        } catch (IOException e) {
            throw new PostgresException("the embedded database cannot be prepared in " + directory, e);
        }
    }

    Path data() {
        return directory.resolve("cluster");
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    String password() throws PostgresException {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new PostgresException("the embedded database's password cannot be read", e);
        }
    }

    /** The command that becomes the server process itself, with the process id it is started with. */
    List<String> serverCommand(List<String> settings) {
        var command = new ArrayList<String>();
        command.add(binaries.program("postgres").toString());
        command.add("-D");
        command.add(data().toString());
        settings.forEach(setting -> {
            command.add("-c");
            command.add(setting);
        });
        return privileges.wrap(command);
    }

    private Path passwordFile() {
        return directory.resolve("password");
    }

    private void initialiseOnce() throws IOException, PostgresException {
        if (Files.isDirectory(data())) {
            return;
        }
        if (!Files.exists(passwordFile())) {
            PrivateFiles.writeSecret(passwordFile(), newPassword());
        }
        var beside = directory.resolve("cluster.new");
        var passwordForInitdb = directory.resolve("password.initdb");
        PrivateFiles.deleteTree(beside);
        Files.deleteIfExists(passwordForInitdb);
        Files.createDirectory(beside);
        PrivateFiles.setMode(beside, "rwx------");
        privileges.giveAccess(beside);
        PrivateFiles.writeSecret(passwordForInitdb, password());
        try {
            privileges.giveAccess(passwordForInitdb);
            initdb(beside, passwordForInitdb);
        } finally {
            Files.deleteIfExists(passwordForInitdb);
        }
        Files.move(beside, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Files that came from a backup, or were served under another user or another folder's rights before, are given to the
     * user who serves them now; the top folder last, so that a crash in between is noticed.
     */
    private void handOver() throws IOException {
        var owner = privileges.owner();
        if (owner.isPresent() && PrivateFiles.owner(data()) != owner.getAsInt()) {
            PrivateFiles.giveTreeTo(data(), owner.getAsInt());
        }
    }

    private void initdb(Path target, Path passwordForInitdb) throws IOException, PostgresException {
        var command = privileges.wrap(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + target,
                "--username=" + ROLE,
                "--pwfile=" + passwordForInitdb,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums"));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        try {
            if (!process.waitFor(INITDB_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new PostgresException("initdb has not finished within " + INITDB_SECONDS + " s; see " + log());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new PostgresException("initdb was interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new PostgresException("initdb failed with code " + process.exitValue() + ": " + LogTail.of(log()));
        }
    }

    private static String newPassword() {
        var octets = new byte[PASSWORD_OCTETS];
        new SecureRandom().nextBytes(octets);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
