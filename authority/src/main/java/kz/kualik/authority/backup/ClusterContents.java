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
import java.util.regex.Pattern;

/**
 * Which files of a running cluster belong into a base backup: all but those that only the running server needs (PostgreSQL's
 * documentation, "Making a Base Backup Using the Low Level API"). The write-ahead log is taken at the end.
 */
final class ClusterContents {

    /** Folders that must be there, and empty. */
    private static final Set<String> EMPTIED = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "postgresql.auto.conf.tmp",
            "current_logfiles",
            "backup_label",
            "backup_label.old",
            "tablespace_map",
            "tablespace_map.old");

    /** Temporary files and tables, and caches that are built anew. */
    private static final Pattern PASSING = Pattern.compile("pgsql_tmp.*|pg_internal\\.init.*|t\\d+_\\d+.*");

    /** Copied last, so that it speaks of everything that was copied before. */
    static final String CONTROL_FILE = "global/pg_control";

    private final Path cluster;

    ClusterContents(Path cluster) {
        this.cluster = cluster;
    }

    /** Copies the cluster into the folder under {@code prefix}, without its log. */
    void copyTo(DurableFolder backup, String prefix) throws BackupException {
        try {
            for (var path : list()) {
                copy(backup, prefix, path);
            }
            backup.copy(prefix + CONTROL_FILE, cluster.resolve(CONTROL_FILE));
        } catch (IOException e) {
            throw BackupException.notRead(cluster, e);
        }
    }

    /** How much would be copied now, in octets. */
    long size() throws BackupException {
        var size = 0L;
        try {
            for (var path : list()) {
                if (Files.isRegularFile(cluster.resolve(path))) {
                    size += Files.size(cluster.resolve(path));
                }
            }
        } catch (NoSuchFileException e) {
            return size;
        } catch (IOException e) {
            throw BackupException.notRead(cluster, e);
        }
        return size;
    }

    private void copy(DurableFolder backup, String prefix, String path) throws BackupException, IOException {
        var source = cluster.resolve(path);
        try {
            if (Files.isDirectory(source)) {
                backup.folder(prefix + path, DurableFolder.modeOf(source));
            } else {
                backup.copy(prefix + path, source);
            }
        } catch (NoSuchFileException e) {
            // A table that was dropped meanwhile; the log that is replayed knows.
        }
    }

    private List<String> list() throws IOException {
        var found = new ArrayList<String>();
        Files.walkFileTree(cluster, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var path = cluster.relativize(folder).toString();
                if (path.isEmpty()) {
                    return FileVisitResult.CONTINUE;
                }
                if (PASSING.matcher(folder.getFileName().toString()).matches()) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                found.add(path);
                return EMPTIED.contains(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var path = cluster.relativize(file).toString();
                if (attributes.isRegularFile()
                        && !path.equals(CONTROL_FILE)
                        && !LEFT_OUT.contains(path)
                        && !PASSING.matcher(file.getFileName().toString()).matches()) {
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
