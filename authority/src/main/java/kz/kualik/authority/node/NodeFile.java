package kz.kualik.authority.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.host.DurableFiles;

/** The file {@code node-name} in the data directory: base name, number of the history, and the secrets of the last claim. */
final class NodeFile {

    private static final int LINES = 4;

    private final Path file;

    /**
     * What stands in it, a line each.
     *
     * @param base the name without the number
     * @param number which history under that name
     * @param secret what the database knew at the last claim
     * @param next what the database was about to be told; a crash leaves either in the database
     */
    record Content(String base, int number, String secret, String next) {}

    NodeFile(Path dataDirectory) {
        this.file = dataDirectory.resolve("node-name");
    }

    Optional<Content> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.size() != LINES || !NodeName.isWellFormed(lines.get(0))) {
                throw new DamagedNodeFileException(file);
            }
            return Optional.of(new Content(lines.get(0), Integer.parseInt(lines.get(1)), lines.get(2), lines.get(3)));
        } catch (NumberFormatException e) {
            throw new DamagedNodeFileException(file, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the node's name cannot be read from " + file, e);
        }
    }

    void write(Content content) {
        var text = String.join(
                "\n", content.base(), Integer.toString(content.number()), content.secret(), content.next(), "");
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            DurableFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the node's name cannot be kept in " + file, e);
        }
    }
}
