package kz.kualik.authority.audit;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.kualik.authority.host.DurableFiles;

/**
 * Checkpoints as files outside of the database, one each, {@code checkpoint-000000000042.json}. A file that is there is never
 * written again; a folder on other hardware, or one that is copied away, is what makes a cut or recomputed database visible.
 */
final class CheckpointFiles {

    /** The name of a file; the number has at least twelve digits, so that names sort like numbers. */
    private static final Pattern NAME = Pattern.compile("checkpoint-([0-9]{12,18})[.]json");

    private static final int LARGEST = 1024 * 1024;

    private final Path folder;

    CheckpointFiles(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The numbers that are there, in order. */
    Stream<Long> numbers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var files = Files.list(folder)) {
            return files
                    .map(file -> NAME.matcher(String.valueOf(file.getFileName())))
                    .filter(name -> name.matches())
                    .map(name -> Long.parseLong(name.group(1)))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    /** The highest number that is there. */
    OptionalLong last() throws IOException {
        return numbers().mapToLong(Long::longValue).max();
    }

    Checkpoint read(long number) throws IOException, UnreadableEvidenceException {
        var file = file(number);
        if (Files.size(file) > LARGEST) {
            throw new UnreadableEvidenceException(file + " is larger than any checkpoint");
        }
        try {
            return Checkpoint.parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new UnreadableEvidenceException(file + " is not UTF-8", e);
        }
    }

    /** Writes a checkpoint that is not there yet; it is on the disk when this returns. */
    void write(long number, String document) throws IOException {
        Files.createDirectories(folder);
        var file = file(number);
        if (!Files.exists(file)) {
            DurableFiles.write(file, (document + "\n").getBytes(StandardCharsets.UTF_8));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        }
    }

    private Path file(long number) {
        return folder.resolve(String.format(Locale.ROOT, "checkpoint-%012d.json", number));
    }
}
