package kz.kualik.authority.revocation.feed;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import kz.kualik.responder.feed.ChainHash;
import kz.kualik.responder.feed.FeedPosition;
import kz.kualik.responder.feed.FeedRecord;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.status.FreshnessBounds;
import kz.kualik.responder.status.StatusIndex;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The status index of this process. It follows the log in a thread of its own: what this process commits wakes it at once,
 * what other nodes commit is found by looking at the end of the log several times a second. The hash of every record is
 * checked, so that a log that was changed in the database is not believed.
 */
@Component
public final class LocalIndex implements StatusListener {

    private static final Logger LOG = LoggerFactory.getLogger(LocalIndex.class);

    /** How often the log is looked at when nothing wakes the follower. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private static final int BATCH = 10_000;

    private final StatusLogTable table;
    private final StatusIndex index = new StatusIndex();
    private final Freshness freshness;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Condition grown = lock.newCondition();
    private UUID log = new UUID(0, 0);
    private boolean awake;
    private boolean failing;
    private volatile long position;
    private @Nullable ChainHash hash;
    private volatile @Nullable Thread follower;

    public LocalIndex(StatusLogTable table, FreshnessBounds bounds) {
        this.table = table;
        this.freshness = Freshness.of(index, bounds);
        freshness.whenWaiting(this::wake);
    }

    /** How many records of the log have been read. */
    public long position() {
        return position;
    }

    /** How far the log has been read, for a snapshot; everything up to there is in the index. */
    synchronized FeedPosition reached() {
        if (hash == null) {
            throw new IllegalStateException("the status log has not been read yet");
        }
        return new FeedPosition(log, position, hash);
    }

    /** Returns as soon as the log has been read beyond this position, or when the time is over. */
    void awaitBeyond(long seen, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            var remaining = patience.toNanos();
            while (position <= seen && remaining > 0) {
                remaining = grown.awaitNanos(remaining);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How new it is. */
    public Freshness freshness() {
        return freshness;
    }

    /** What the responder of this process answers from. */
    public StatusIndex index() {
        return index;
    }

    /** A record of this process is in the index before its transaction returns, wherever the follower stands. */
    @Override
    public void committed(List<FeedRecord> records) {
        records.forEach(record -> index.apply(record.event()));
        wake();
    }

    /** Applies everything up to the present end of the log. */
    public synchronized void catchUp() {
        var askedAt = freshness.now();
        var head = table.head();
        if (hash == null) {
            hash = ChainHash.ofEmpty(head.log());
            log = head.log();
        }
        if (head.position() < position) {
            throw new DamagedStatusLogException(
                    "it ends at " + head.position() + ", and " + position + " records were read from it before");
        }
        while (position < head.position()) {
            var records = table.after(position, BATCH);
            if (records.isEmpty()) {
                throw new DamagedStatusLogException("record " + (position + 1) + " is missing");
            }
            for (var entry : records) {
                apply(entry);
            }
        }
        // Records behind the end that was read above are proven by the next look.
        if (position == head.position() && !head.hash().equals(hash)) {
            throw new DamagedStatusLogException("its records up to " + position + " do not give its hash");
        }
        freshness.confirmed(askedAt);
        tellReaders();
    }

    private void apply(FeedRecord entry) {
        if (entry.position() != position + 1 || hash == null) {
            throw new DamagedStatusLogException("record " + (position + 1) + " is missing");
        }
        index.apply(entry.event());
        position = entry.position();
        hash = hash.then(entry);
    }

    /** Follows the log from now on. */
    public void start() {
        follower = Thread.ofPlatform().name("status-log").daemon().start(this::follow);
    }

    /** Ends the thread. */
    public void stop() {
        var thread = follower;
        follower = null;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void follow() {
        while (Thread.currentThread() == follower) {
            try {
                awaitNews();
                catchUp();
                if (failing) {
                    LOG.info("the status log can be followed again");
                    failing = false;
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!failing && Thread.currentThread() == follower) {
                    LOG.error("the status log cannot be followed", e);
                    failing = true;
                }
            }
        }
    }

    private void wake() {
        lock.lock();
        try {
            awake = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void tellReaders() {
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitNews() throws InterruptedException {
        lock.lock();
        try {
            var remaining = LOOK_EVERY.toNanos();
            while (!awake && remaining > 0) {
                remaining = woken.awaitNanos(remaining);
            }
            awake = false;
        } finally {
            lock.unlock();
        }
    }
}
