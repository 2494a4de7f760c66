package kz.kualik.authority.revocation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.revocation.feed.StatusListener;
import kz.kualik.authority.revocation.lists.ListPublisher;
import kz.kualik.responder.feed.FeedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * When revocation lists are made: soon after a revocation (several in a short time share one list), when the standing ones
 * have lived half their life, and again after a failure. The regular look runs once in a cluster ({@link RevocationListJob});
 * every node also follows what others have made, and makes what nobody makes in time.
 */
@Component
@SuppressWarnings("FutureReturnValueIgnored") // every scheduled piece of work reports its own failure
final class RevocationListSchedule implements SmartLifecycle, StatusListener {

    /** Once the standing lists are known, and before anything can retire a serial number or revoke. */
    static final int PHASE = StatusService.PHASE + 50;

    private static final Logger LOG = LoggerFactory.getLogger(RevocationListSchedule.class);

    /** How long further revocations may join the same list. */
    private static final Duration GATHERING = Duration.ofMillis(500);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    /** A list takes at most this share of the time to make, however long it is. */
    private static final int PAUSES_FOR_ONE_LIST = 10;

    /** How often other nodes' lists and the age of all are looked at; short, because the sandbox's clock can jump. */
    private static final Duration CHECK_EVERY = Duration.ofSeconds(2);

    private final ListPublisher lists;
    private final Set<IssuerId> requested = ConcurrentHashMap.newKeySet();
    private final Map<IssuerId, Duration> lastEffort = new ConcurrentHashMap<>();
    private boolean failing;
    private volatile ScheduledExecutorService executor = closedExecutor();

    RevocationListSchedule(ListPublisher lists) {
        this.lists = lists;
    }

    /** Asks for a new list of this issuer within moments. */
    void requestSoon(IssuerId issuer) {
        var pause = lastEffort.getOrDefault(issuer, Duration.ZERO).multipliedBy(PAUSES_FOR_ONE_LIST);
        requestAfter(issuer, pause.compareTo(GATHERING) > 0 ? pause : GATHERING);
    }

    /** Makes everything that is due, in this thread. */
    void renewDue() {
        lists.due().forEach(this::make);
    }

    @Override
    public void committed(List<FeedRecord> records) {
        records.stream()
                .filter(record -> record.state() == FeedRecord.State.REVOKED)
                .map(record -> new IssuerId(record.issuer().value()))
                .distinct()
                .forEach(this::requestSoon);
    }

    @Override
    public void start() {
        var starting = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("revocation-lists").daemon().factory());
        // What waits at a stop is made at the next start, or by another node.
        starting.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor = starting;
        executor.scheduleWithFixedDelay(
                this::look, CHECK_EVERY.toMillis(), CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        executor.shutdown();
        requested.clear();
        try {
            if (!executor.awaitTermination(5, TimeUnit.SECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !executor.isShutdown();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    private void requestAfter(IssuerId issuer, Duration delay) {
        if (!requested.add(issuer)) {
            return;
        }
        try {
            executor.schedule(() -> make(issuer), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Not running: the next start makes the lists that are behind the tables.
            requested.remove(issuer);
        }
    }

    private void make(IssuerId issuer) {
        requested.remove(issuer);
        long start = System.nanoTime();
        try {
            if (!lists.makeDue(issuer).isEmpty()) {
                lastEffort.put(issuer, Duration.ofNanos(System.nanoTime() - start));
            }
        } catch (RuntimeException e) {
            LOG.error("the revocation lists of {} could not be made, next try in {}", issuer, RETRY_AFTER, e);
            requestAfter(issuer, RETRY_AFTER);
        }
    }

    /** A failure is told once, not every two seconds; the lists at hand are served all the while. */
    private void look() {
        try {
            lists.follow();
            lists.overdue().forEach(this::make);
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("the revocation lists of other nodes cannot be followed", e);
                failing = true;
            }
        }
    }

    private static ScheduledExecutorService closedExecutor() {
        var executor = Executors.newSingleThreadScheduledExecutor();
        executor.shutdown();
        return executor;
    }
}
