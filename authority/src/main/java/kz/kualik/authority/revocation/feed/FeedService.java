package kz.kualik.authority.revocation.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kz.kualik.responder.feed.FeedHead;
import kz.kualik.responder.feed.FeedRecord;
import kz.kualik.responder.feed.FeedReply;
import kz.kualik.responder.feed.Snapshot;
import org.springframework.stereotype.Component;

/** Answers responders: the records that they do not have yet, under a signed head, and whole snapshots. */
@Component
final class FeedService {

    private final StatusLogTable table;
    private final LocalIndex index;
    private final FeedSignatures signatures;
    private final Clock clock;

    FeedService(StatusLogTable table, LocalIndex index, FeedSignatures signatures, Clock clock) {
        this.table = table;
        this.index = index;
        this.signatures = signatures;
        this.clock = clock;
    }

    /**
     * What follows this position. If there is nothing yet, this waits for it.
     *
     * @param nonce of the question, repeated in the answer
     * @param patience how long to wait at most
     * @throws PrunedLogException if the log no longer reaches back to there
     */
    FeedReply after(long position, byte[] nonce, Duration patience) throws InterruptedException, PrunedLogException {
        index.awaitBeyond(position, patience);
        // The end is read after the question came: only so does it hold all that was committed before the question.
        var end = table.head();
        var records = position < end.position()
                ? table.after(position, (int) Math.min(FeedReply.LARGEST, end.position() - position))
                : List.<FeedRecord>of();
        var reached = records.isEmpty()
                ? Math.min(position, end.position())
                : records.getLast().position();
        var hash = reached == end.position() ? Optional.of(end.hash()) : table.hashAt(reached);
        // Asked after all else was read: what is removed is removed after the base has moved.
        if (position < table.base().position()) {
            throw new PrunedLogException();
        }
        var head = new FeedHead(
                end.log(),
                reached,
                hash.orElseThrow(() -> new DamagedStatusLogException("record " + reached + " is missing")),
                end.position(),
                clock.instant(),
                ahead(),
                nonce);
        return FeedReply.signed(records, head, signatures.signer());
    }

    /** Writes a signed snapshot of all that is known. */
    void writeSnapshot(OutputStream out) throws IOException {
        Snapshot.write(out, index.reached(), index.index(), Optional.of(signatures.signer()));
    }

    /** The house's clock runs ahead of the machine's in a sandbox only. */
    private Duration ahead() {
        var ahead = Duration.between(InstantSource.system().instant(), clock.instant());
        return ahead.abs().compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ZERO : ahead;
    }
}
