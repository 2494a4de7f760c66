package kz.kualik.authority.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The checkpoints of an examination in the order of their numbers: those of the folder, if there is one, and of the export
 * those that the folder lacks. May be walked through as often as needed, a checkpoint at a time in memory.
 */
final class CheckpointSource {

    private final Path export;
    private final Optional<CheckpointFiles> folder;

    CheckpointSource(Path export, Optional<Path> folder) {
        this.export = export;
        this.folder = folder.map(CheckpointFiles::new);
    }

    /**
     * A checkpoint and where it was found.
     *
     * @param number the number under which it is kept
     * @param checkpoint the one to believe
     * @param inFolder whether the folder has it
     * @param inExport the export's one, if it has one under that number
     */
    record Found(long number, Checkpoint checkpoint, boolean inFolder, Optional<Checkpoint> inExport) {}

    boolean hasFolder() {
        return folder.isPresent();
    }

    Walk open() throws IOException, UnreadableEvidenceException {
        return new Walk();
    }

    /** One way through them. */
    final class Walk implements AutoCloseable {

        private final EvidenceFile file = new EvidenceFile(export);
        private final Iterator<Long> numbers;
        private Optional<Checkpoint> fromExport;
        private Optional<Long> fromFolder;

        private Walk() throws IOException, UnreadableEvidenceException {
            numbers = folder.isPresent()
                    ? folder.get().numbers().iterator()
                    : List.<Long>of().iterator();
            fromFolder = nextNumber();
            fromExport = nextLine();
        }

        Optional<Found> next() throws IOException, UnreadableEvidenceException {
            if (fromFolder.isEmpty() && fromExport.isEmpty()) {
                return Optional.empty();
            }
            var stored = fromExport.map(checkpoint -> checkpoint.statement().number());
            long number = Math.min(fromFolder.orElse(Long.MAX_VALUE), stored.orElse(Long.MAX_VALUE));
            var exported =
                    fromExport.filter(checkpoint -> checkpoint.statement().number() == number);
            var isInFolder = fromFolder.filter(first -> first == number).isPresent();
            var believed = isInFolder ? folder.orElseThrow().read(number) : exported.orElseThrow();
            if (isInFolder) {
                fromFolder = nextNumber();
            }
            if (exported.isPresent()) {
                fromExport = nextLine();
            }
            return Optional.of(new Found(number, believed, isInFolder, exported));
        }

        private Optional<Long> nextNumber() {
            return numbers.hasNext() ? Optional.of(numbers.next()) : Optional.empty();
        }

        private Optional<Checkpoint> nextLine() throws IOException, UnreadableEvidenceException {
            for (var line = file.next(); line.isPresent(); line = file.next()) {
                // Looked at before it is parsed: most lines are records, and this is asked once for each chain.
                if (line.get().startsWith("{\"type\":\"checkpoint\"")) {
                    return Optional.of(Checkpoint.parse(line.get()));
                }
            }
            return Optional.empty();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
