package kz.kualik.authority.revocation;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.revocation.feed.StatusListener;
import kz.kualik.responder.feed.FeedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * When revocation lists are made: soon after a revocation (several in a short time share one list), before the standing
 * list grows old, and again after a failure.
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

    /** How often the age of the lists is looked at; short, because the sandbox's clock can jump. */
    private static final Duration CHECK_EVERY = Duration.ofSeconds(2);

    private final RevocationLists lists;
    private final Set<IssuerId> requested = ConcurrentHashMap.newKeySet();
    private volatile ScheduledExecutorService executor = closedExecutor();

    RevocationListSchedule(RevocationLists lists) {
        this.lists = lists;
    }

    /** Asks for a new list of this issuer within moments. */
    void requestSoon(IssuerId issuer) {
        requestAfter(issuer, GATHERING);
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
        executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("revocation-lists").daemon().factory());
        executor.scheduleWithFixedDelay(
                this::renewAging, CHECK_EVERY.toMillis(), CHECK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        executor.shutdown();
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
        try {
            lists.make(issuer);
        } catch (RuntimeException e) {
            LOG.error("the revocation list of {} could not be made, next try in {}", issuer, RETRY_AFTER, e);
            requestAfter(issuer, RETRY_AFTER);
        }
    }

    private void renewAging() {
        for (var issuer : lists.aging()) {
            make(issuer);
        }
    }

    private static ScheduledExecutorService closedExecutor() {
        var executor = Executors.newSingleThreadScheduledExecutor();
        executor.shutdown();
        return executor;
    }
}
