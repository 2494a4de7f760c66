package kz.kualik.signer.journal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with one JSON object a line that only its owner may read; a line is on the disk when it is kept. When the file has grown
 * to {@link #LARGEST} octets it is put aside under the next number; of those put aside the youngest {@link #ARCHIVES} stay. It is
 * written by streams and not by channels, because an interrupted channel closes in the middle of a line.
 */
public final class FileJournal implements Journal {

    /** Its name in the Signer's folder. */
    public static final String NAME = "journal.jsonl";

    static final long LARGEST = 16L * 1024 * 1024;
    static final int ARCHIVES = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Path file;

    /** @param file is made when the first entry comes */
    public FileJournal(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void keep(JournalEntry entry) throws IOException {
        var line = (MAPPER.writeValueAsString(entry) + "\n").getBytes(StandardCharsets.UTF_8);
        if (Files.exists(file) && Files.size(file) + line.length > LARGEST) {
            putAside();
        }
        make();
        var torn = isTorn();
        try (var stream = new FileOutputStream(file.toFile(), true)) {
            if (torn) {
                stream.write('\n');
            }
            stream.write(line);
            stream.getFD().sync();
        }
    }

    private void make() throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            // Usually it is there.
            return;
        }
    }

    /** Whether a crash has left half a line, which the next one must not lengthen. */
    private boolean isTorn() throws IOException {
        try (var reader = new RandomAccessFile(file.toFile(), "r")) {
            if (reader.length() == 0) {
                return false;
            }
            reader.seek(reader.length() - 1);
            return reader.read() != '\n';
        }
    }

    private void putAside() throws IOException {
        var number = newest() + 1;
        Files.move(file, archive(number), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(archive(number - ARCHIVES));
    }

    private Path archive(long number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private long newest() throws IOException {
        var prefix = file.getFileName() + ".";
        try (var files = Files.newDirectoryStream(file.toAbsolutePath().getParent(), prefix + "*")) {
            var newest = 0L;
            for (var other : files) {
                var number = other.getFileName().toString().substring(prefix.length());
                if (number.matches("[0-9]{1,15}")) {
                    newest = Math.max(newest, Long.parseLong(number));
                }
            }
            return newest;
        }
    }
}
