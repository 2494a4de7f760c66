package kz.kualik.responder.process;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import kz.kualik.responder.feed.FeedHead;
import kz.kualik.responder.feed.FeedReader;
import kz.kualik.responder.feed.FeedRefusedException;
import kz.kualik.responder.status.Freshness;
import org.jspecify.annotations.Nullable;

/**
 * Asks the authority for news without pause: each question waits at the authority for a tenth of a second or the next record,
 * whichever comes first. So a revocation is here a few milliseconds after its commit, and a question about an unknown serial
 * number is judged within a fifth of a second. Nothing but its end ends the thread: neither a failure nor a memory that is
 * too small. A beginning anew that fails is tried again after pauses that grow, because each fetches everything.
 */
final class FeedFollower implements AutoCloseable {

    private static final Logger LOG = System.getLogger(FeedFollower.class.getName());

    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(5);

    private final AuthorityFeed authority;
    private final FeedReader reader;
    private final Freshness freshness;
    private final Anew anew;
    private final Pause pause;
    private final SecureRandom random = new SecureRandom();
    private volatile Optional<String> problem = Optional.empty();
    private volatile @Nullable Thread thread;
    private int failedBeginnings;

    /** What is done when the log cannot be followed from where this responder stands. */
    interface Anew {
        void begin() throws IOException, InterruptedException, FeedRefusedException;
    }

    /** How this thread waits. */
    interface Pause {
        void last(Duration time) throws InterruptedException;
    }

    FeedFollower(AuthorityFeed authority, FeedReader reader, Freshness freshness, Anew anew) {
        this(authority, reader, freshness, anew, Thread::sleep);
    }

    FeedFollower(AuthorityFeed authority, FeedReader reader, Freshness freshness, Anew anew, Pause pause) {
        this.authority = authority;
        this.reader = reader;
        this.freshness = freshness;
        this.anew = anew;
        this.pause = pause;
    }

    void start() {
        var made = Thread.ofPlatform().name("status-feed").daemon().unstarted(this::follow);
        thread = made;
        made.start();
    }

    /** What was wrong with the last answer, if anything. */
    Optional<String> problem() {
        return problem;
    }

    private void follow() {
        while (Thread.currentThread() == thread) {
            try {
                ask();
                if (problem.isPresent()) {
                    LOG.log(Level.INFO, "the status feed is followed again");
                    problem = Optional.empty();
                }
            } catch (InterruptedException e) {
                return;
            } catch (FeedRefusedException e) {
                // A feed that lies or went back is an alarm; what is known stays, grows old and is kept silent about.
                failed(Level.ERROR, "ALARM: the status feed is refused (" + e.reason() + "): " + e.getMessage());
            } catch (IOException e) {
                failed(Level.WARNING, "the authority cannot be asked: " + e);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "the status feed cannot be followed", e);
                failed(Level.ERROR, "the status feed cannot be followed: " + e);
            }
        }
    }

    private void ask() throws IOException, InterruptedException, FeedRefusedException {
        var nonce = new byte[FeedHead.NONCE_LENGTH];
        random.nextBytes(nonce);
        var askedAt = freshness.now();
        try {
            reader.take(authority.log(reader.position().position(), nonce, WAIT), nonce, askedAt);
        } catch (PrunedLogException e) {
            LOG.log(Level.WARNING, e.getMessage());
            beginAnew();
        } catch (FeedRefusedException e) {
            if (e.reason() != FeedRefusedException.Reason.OTHER_LOG) {
                throw e;
            }
            // Signed by the house: its database was restored, and said so by another identity of its log.
            LOG.log(Level.ERROR, "ALARM: the authority''s database is another one: {0}", e.getMessage());
            beginAnew();
        }
    }

    private void beginAnew() throws IOException, InterruptedException, FeedRefusedException {
        failedBeginnings++;
        anew.begin();
        failedBeginnings = 0;
    }

    private void failed(Level level, String sentence) {
        if (!problem.equals(Optional.of(sentence))) {
            LOG.log(level, sentence);
            problem = Optional.of(sentence);
        }
        try {
            pause.last(pauseAfter(failedBeginnings));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration pauseAfter(int failedBeginnings) {
        var pause = PAUSE_AFTER_FAILURE;
        for (int i = 0; i < failedBeginnings && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    @Override
    public void close() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(LAST_MOMENT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
