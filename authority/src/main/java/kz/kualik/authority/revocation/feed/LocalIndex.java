package kz.kualik.authority.revocation.feed;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import kz.kualik.responder.feed.ChainHash;
import kz.kualik.responder.feed.FeedPosition;
import kz.kualik.responder.feed.FeedRecord;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.status.FreshnessBounds;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusIndex;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The status index of this process. It follows the log in a thread of its own: a question that waits wakes it at once, what
 * this process commits wakes it soon, what other nodes commit is found by looking at the end of the log several times a second.
 * The hash of every record is checked, so that a log that was changed in the database is not believed.
 */
@Component
public final class LocalIndex implements StatusListener {

    private static final Logger LOG = LoggerFactory.getLogger(LocalIndex.class);

    /** How often the log is looked at when nothing wakes the follower. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /**
     * How long it rests after a look although this process has committed more: that is in the index already, and only other
     * processes hear of it by this look, so a hundred commits a second need no hundred looks.
     */
    private static final Duration REST = Duration.ofMillis(20);

    private static final int BATCH = 10_000;

    private final StatusLogTable table;
    private final StatusSnapshots snapshots;
    private final StatusIndex index = new StatusIndex();
    private final Freshness freshness;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Condition grown = lock.newCondition();
    private UUID log = new UUID(0, 0);
    private boolean grownHere;
    private boolean asked;
    private long lookedAt = System.nanoTime();
    private boolean failing;
    private volatile long position;
    private @Nullable ChainHash hash;
    private Optional<DamagedStatusLogException> damage = Optional.empty();

    /** Whom this process has answered for before it began anew, and does again at the end of the log. */
    private final Set<IssuerId> answeredFor = new HashSet<>();

    private volatile @Nullable Thread follower;

    public LocalIndex(StatusLogTable table, StatusSnapshots snapshots, FreshnessBounds bounds) {
        this.table = table;
        this.snapshots = snapshots;
        this.freshness = Freshness.of(index, bounds);
        freshness.whenWaiting(this::lookAtOnce);
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
        lock.lock();
        try {
            grownHere = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Applies everything up to the present end of the log. */
    public synchronized void catchUp() {
        if (damage.isPresent()) {
            throw damage.get();
        }
        var askedAt = freshness.now();
        while (!readToEnd()) {
            LOG.info("the status log was let go up to where it is being read; it is read anew from a snapshot");
        }
        answeredFor.forEach(index::markComplete);
        answeredFor.clear();
        freshness.confirmed(askedAt);
        tellReaders();
    }

    /** Reads on; false if another process has meanwhile let go what was to be read. */
    private boolean readToEnd() {
        var head = table.head();
        if (hash == null || position < head.base()) {
            if (!begin(head)) {
                return false;
            }
            // What this process has committed meanwhile may have gone into the index that was thrown away.
            head = table.head();
        }
        log = head.log();
        if (head.position() < position) {
            throw damaged("it ends at " + head.position() + ", and " + position + " records were read from it before");
        }
        while (position < head.position()) {
            if (!take(table.after(position, (int) Math.min(BATCH, head.position() - position)), head)) {
                return false;
            }
        }
        if (!Objects.equals(head.hash(), hash)) {
            throw damaged("its records up to " + position + " do not give its hash");
        }
        return true;
    }

    /**
     * Begins with the newest snapshot that fits the log, else with the first record; also when this process was away for so
     * long that the log no longer reaches back to where it stood.
     *
     * @return false if the log was let go further than this head says
     */
    private boolean begin(StatusLogTable.Head head) {
        for (var candidate : snapshots.positions()) {
            if (candidate > head.position()) {
                continue;
            }
            var loaded = snapshots.load(candidate);
            if (loaded.isPresent()
                    && table.hashAt(candidate).equals(Optional.of(loaded.get().hash()))) {
                index.issuers().stream().filter(index::isComplete).forEach(answeredFor::add);
                index.takeOver(loaded.get().index());
                position = candidate;
                hash = loaded.get().hash();
                return true;
            }
        }
        var base = table.base();
        if (base.position() > head.base()) {
            return false;
        }
        if (base.position() > 0) {
            throw damaged(
                    "its records begin after " + base.position() + ", and no snapshot of what was before can be read");
        }
        hash = base.hash();
        return true;
    }

    /**
     * Records that lead to the hash that stands behind them, and only these, come into the index.
     *
     * @return false if they were let go while they were read
     */
    private boolean take(List<FeedRecord> records, StatusLogTable.Head head) {
        var reached = Objects.requireNonNull(hash);
        var last = position;
        for (var entry : records) {
            if (entry.position() != last + 1) {
                break;
            }
            reached = reached.then(entry);
            last = entry.position();
        }
        var isWhole = !records.isEmpty() && last == records.getLast().position();
        if (isWhole) {
            var expected = last == head.position() ? Optional.of(head.hash()) : table.hashAt(last);
            if (expected.equals(Optional.of(reached))) {
                records.forEach(entry -> index.apply(entry.event()));
                position = last;
                hash = reached;
                return true;
            }
        }
        // The base moves before the first record goes.
        if (position < table.base().position()) {
            return false;
        }
        throw damaged(
                isWhole
                        ? "its records up to " + last + " do not give its hash"
                        : "record " + (last + 1) + " is missing");
    }

    /** A log that was damaged once is not believed again by this process. */
    private DamagedStatusLogException damaged(String what) {
        var found = new DamagedStatusLogException(what);
        damage = Optional.of(found);
        return found;
    }

    /** Follows the log from now on. */
    public void start() {
        var thread = Thread.ofPlatform().name("status-log").daemon().unstarted(this::follow);
        follower = thread;
        thread.start();
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

    private void lookAtOnce() {
        lock.lock();
        try {
            asked = true;
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
            var remaining = untilNextLook();
            while (!asked && remaining > 0) {
                woken.awaitNanos(remaining);
                remaining = untilNextLook();
            }
            asked = false;
            grownHere = false;
            lookedAt = System.nanoTime();
        } finally {
            lock.unlock();
        }
    }

    private long untilNextLook() {
        return lookedAt + (grownHere ? REST : LOOK_EVERY).toNanos() - System.nanoTime();
    }
}
