package kz.kualik.signer.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file with one JSON object a line that only its owner may read. When it has grown to {@link #LARGEST} octets it is put
 * aside once, in place of the one put aside before.
 */
public final class FileJournal implements Journal {

    static final long LARGEST = 16L * 1024 * 1024;

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
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        try (var channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            var buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
