package kz.kualik.authority.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code restored.json} of a data directory that was made from a backup and has not been started since.
 *
 * @param backupMadeAt when the backup ended, ISO 8601
 * @param restoredAt when the directory was made, ISO 8601
 * @param formerNode the name of the process whose data these are; empty if unknown
 * @param manifestSha256 of the backup
 */
record RestoredMark(String backupMadeAt, String restoredAt, String formerNode, String manifestSha256) {

    static final String FILE = "restored.json";
    private static final String MODE = "rw-r--r--";

    void writeTo(DurableFolder folder) throws BackupException {
        folder.file(
                FILE, MODE, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    /** The mark of a data directory, if it has one. */
    static Optional<RestoredMark> find(Path data) {
        var file = data.resolve(FILE);
        try {
            return Optional.of(JsonMapper.shared().readValue(Files.readAllBytes(file), RestoredMark.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new UnreadableMarkException(file, e);
        }
    }

    /** Keeps the file as a memory, under a name that no start looks for. */
    void putAside(Path data) {
        var file = data.resolve(FILE);
        var name = "restored-" + backupMadeAt.replaceAll("[^0-9TZ]", "") + ".json";
        try {
            Files.move(file, data.resolve(name), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UnreadableMarkException(file, e);
        }
    }
}
