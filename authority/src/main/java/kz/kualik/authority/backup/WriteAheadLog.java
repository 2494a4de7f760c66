package kz.kualik.authority.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The files of a cluster's write-ahead log ({@code pg_wal}). A name is timeline, log number, segment; 8 digits each. */
final class WriteAheadLog {

    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");
    private static final Pattern HISTORY = Pattern.compile("[0-9A-F]{8}\\.history");
    private static final int HEXADECIMAL = 16;

    private final Path folder;

    WriteAheadLog(Path cluster) {
        this.folder = cluster.resolve("pg_wal");
    }

    /**
     * Copies everything that recovery from the start of the backup to its end needs.
     *
     * @throws BackupException if one of these files is gone
     */
    void copyTo(DurableFolder backup, String prefix, BackupSession.End end) throws BackupException {
        try {
            var needed = names(SEGMENT).stream()
                    .filter(name -> name.compareTo(end.firstSegment()) >= 0 && name.compareTo(end.lastSegment()) <= 0)
                    .toList();
            if (needed.size()
                    != number(end.lastSegment(), end.segmentSize())
                            - number(end.firstSegment(), end.segmentSize())
                            + 1) {
                throw BackupException.incompleteLog(end.firstSegment(), end.lastSegment());
            }
            for (var name : needed) {
                backup.copy(prefix + "pg_wal/" + name, folder.resolve(name));
            }
            for (var name : names(HISTORY)) {
                backup.copy(prefix + "pg_wal/" + name, folder.resolve(name));
            }
        } catch (IOException e) {
            throw BackupException.notRead(folder, e);
        }
    }

    private List<String> names(Pattern pattern) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> pattern.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    private static long number(String segment, long segmentSize) {
        var perLog = (1L << 32) / segmentSize;
        return Long.parseLong(segment.substring(8, 16), HEXADECIMAL) * perLog
                + Long.parseLong(segment.substring(16), HEXADECIMAL);
    }
}
