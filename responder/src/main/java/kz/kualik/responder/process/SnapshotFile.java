package kz.kualik.responder.process;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kz.kualik.responder.feed.FeedPosition;
import kz.kualik.responder.feed.FeedRefusedException;
import kz.kualik.responder.feed.Snapshot;
import kz.kualik.responder.status.StatusIndex;

/** The last snapshot on a responder's own disk. */
final class SnapshotFile {

    private static final Logger LOG = System.getLogger(SnapshotFile.class.getName());

    private final Path file;

    SnapshotFile(Path file) {
        this.file = file;
    }

    /** What is known, and up to where. */
    record Known(StatusIndex index, FeedPosition position) {}

    /** Reads it; empty if there is none or it is damaged, as after a disk's failure: then the authority's is taken. */
    Optional<Known> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var index = new StatusIndex();
        try (var in = Files.newInputStream(file)) {
            return Optional.of(new Known(index, Snapshot.read(in, index, Optional.empty())));
        } catch (IOException | FeedRefusedException e) {
            LOG.log(Level.WARNING, "the snapshot " + file + " is not used: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Keeps what was known of a log that is no more, for whoever has to find out what was lost. */
    void putAside(FeedPosition position, StatusIndex index) throws IOException {
        write(file.resolveSibling(file.getFileName() + "-" + position.log()), position, index);
    }

    /** Replaces it in one step. */
    void write(FeedPosition position, StatusIndex index) throws IOException {
        write(file, position, index);
    }

    private static void write(Path file, FeedPosition position, StatusIndex index) throws IOException {
        OwnerFiles.replace(file, channel -> {
            OutputStream out = Channels.newOutputStream(channel);
            Snapshot.write(out, position, index, Optional.empty());
        });
    }
}
