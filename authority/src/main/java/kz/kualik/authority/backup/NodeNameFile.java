package kz.kualik.authority.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file {@code node-name} of a data directory: under which name its process writes the audit log. */
final class NodeNameFile {

    static final String NAME = "node-name";

    private NodeNameFile() {}

    /** The name with the number of its history; empty if the directory has none. */
    static String read(Path data) throws BackupException {
        var file = data.resolve(NAME);
        try {
            var lines = Files.readAllLines(file);
            return lines.size() < 2 ? "" : lines.get(0) + "." + lines.get(1);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw BackupException.notRead(file, e);
        }
    }
}
