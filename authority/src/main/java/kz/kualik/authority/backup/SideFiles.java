package kz.kualik.authority.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What lies beside the database in a data directory. The order matters: checkpoints and the like are taken before the
 * database, so that they never speak of more than it holds; keys after it, so that no certificate is without its key.
 */
final class SideFiles {

    static final String KEYS = "keys";

    /** The root keys do not belong into a copy that is made every night. */
    static final String ROOT_KEYS = "keys/roots";

    private static final Set<String> NOT_TAKEN =
            Set.of("postgres", "endpoints.json", "endpoints.json.unfinished", ROOT_KEYS);

    private final Path data;

    SideFiles(Path data) {
        this.data = data;
    }

    /** Copies everything but the keys. */
    void copyRecordsTo(DurableFolder backup, String prefix) throws BackupException {
        copy(backup, prefix, path -> !isKey(path));
    }

    void copyKeysTo(DurableFolder backup, String prefix) throws BackupException {
        copy(backup, prefix, SideFiles::isKey);
    }

    boolean hasRootKeys() {
        return Files.exists(data.resolve(ROOT_KEYS));
    }

    private void copy(DurableFolder backup, String prefix, Predicate<String> wanted) throws BackupException {
        try {
            for (var path : list()) {
                if (wanted.test(path)) {
                    copyOne(backup, prefix + path, data.resolve(path));
                }
            }
        } catch (IOException e) {
            throw BackupException.notRead(data, e);
        }
    }

    private static void copyOne(DurableFolder backup, String path, Path source) throws BackupException, IOException {
        try {
            if (Files.isDirectory(source)) {
                backup.folder(path, DurableFolder.modeOf(source));
            } else {
                backup.copy(path, source);
            }
        } catch (NoSuchFileException e) {
            // A file under another name until it is whole, or one that was replaced: its successor is in the next
            // backup.
        }
    }

    private static boolean isKey(String path) {
        return path.equals(KEYS) || path.startsWith(KEYS + "/");
    }

    private List<String> list() throws IOException {
        var found = new ArrayList<String>();
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var path = data.relativize(folder).toString();
                if (NOT_TAKEN.contains(path)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!path.isEmpty()) {
                    found.add(path);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var path = data.relativize(file).toString();
                if (attributes.isRegularFile() && !NOT_TAKEN.contains(path)) {
                    found.add(path);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return found;
    }
}
