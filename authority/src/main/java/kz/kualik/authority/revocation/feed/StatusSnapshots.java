package kz.kualik.authority.revocation.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.kualik.responder.feed.ChainHash;
import kz.kualik.responder.feed.FeedPosition;
import kz.kualik.responder.feed.FeedRefusedException;
import kz.kualik.responder.feed.Snapshot;
import kz.kualik.responder.status.StatusIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The tables {@code status_snapshot} and {@code status_snapshot_piece}. These snapshots carry a digest and no signature:
 * whoever can write into this database can also write into the log itself.
 */
@Component
public final class StatusSnapshots {

    private static final Logger LOG = LoggerFactory.getLogger(StatusSnapshots.class);

    private final JdbcClient jdbc;

    public StatusSnapshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A snapshot that was read. */
    record Loaded(StatusIndex index, long position, ChainHash hash) {}

    /** The positions of those that there are, the newest first. */
    List<Long> positions() {
        return jdbc.sql("""
                select position
                  from status_snapshot
                 order by position desc
                """).query(Long.class).list();
    }

    /** Stores what is known; false if there is one of this position already. Needs a transaction. */
    boolean store(FeedPosition reached, StatusIndex index, Instant now) {
        var stored = jdbc.sql("""
                insert into status_snapshot (position,  hash,  made_at)
                values                      (:position, :hash, :now)
                on conflict do nothing
                """)
                .param("position", reached.position())
                .param("hash", reached.hash().toOctets())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        if (stored == 0) {
            return false;
        }
        try (var pieces = new SnapshotPieces.Writer(jdbc, reached.position())) {
            Snapshot.write(pieces, reached, index, Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException("a snapshot of the status log cannot be stored", e);
        }
        return true;
    }

    /** Removes those before this position. */
    void removeBefore(long position) {
        jdbc.sql("""
                delete from status_snapshot
                 where position < :position
                """).param("position", position).update();
    }

    /** The hash of the chain up to the position of this snapshot; empty if there is none. */
    Optional<ChainHash> hashOf(long position) {
        return jdbc.sql("""
                select hash
                  from status_snapshot
                 where position = :position
                """)
                .param("position", position)
                .query((row, number) -> ChainHash.ofOctets(row.getBytes("hash")))
                .optional();
    }

    /** The snapshot of this position; empty, with a line in the log, if it is damaged or was removed meanwhile. */
    Optional<Loaded> load(long position) {
        var index = new StatusIndex();
        try (var pieces = new SnapshotPieces.Reader(jdbc, position)) {
            var reached = Snapshot.read(pieces, index, Optional.empty());
            if (reached.position() == position && hashOf(position).equals(Optional.of(reached.hash()))) {
                return Optional.of(new Loaded(index, position, reached.hash()));
            }
            LOG.error("the snapshot of the status log at {} is that of another position, or was removed", position);
        } catch (IOException | FeedRefusedException e) {
            if (hashOf(position).isEmpty()) {
                LOG.info("the snapshot of the status log at {} was removed while it was read", position);
            } else {
                LOG.error("the snapshot of the status log at {} cannot be used", position, e);
            }
        }
        return Optional.empty();
    }
}
