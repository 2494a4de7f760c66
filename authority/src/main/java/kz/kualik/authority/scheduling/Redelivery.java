package kz.kualik.authority.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.EventPublication;
import org.springframework.modulith.events.EventPublication.Status;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands events to their listeners again that failed or were killed; listeners are idempotent. Never more than a bounded number
 * is under way at once, because after a long outage every one of them would ask for a connection in the same moment.
 */
@Component
final class Redelivery {

    /** More than enough to fill the shared transactions, few enough to leave the house room for what is new. */
    static final int MOST_UNDER_WAY = 200;

    /** Who was handed an event and has said nothing for so long was killed, or never got it. */
    static final Duration STUCK_AFTER = Duration.ofMinutes(10);

    private static final Set<Status> HANDED_OUT = EnumSet.of(Status.RESUBMITTED, Status.PROCESSING);

    private final IncompleteEventPublications publications;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;
    private volatile Instant begun = Instant.EPOCH;

    Redelivery(
            IncompleteEventPublications publications,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Clock clock) {
        this.publications = publications;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * At the start: whatever was handed out before is a remain of the past. What another node has under way comes a second time
     * then, which its listeners bear.
     */
    void begin() {
        begun = clock.instant();
        handOut(Duration.ZERO);
    }

    /** Hands out again what was published at least so long ago, as far as there is room; the rest waits for the next time. */
    void handOut(Duration minimumAge) {
        var now = clock.instant();
        var stuckSince = now.minus(STUCK_AFTER);
        var since = begun.isAfter(stuckSince) ? begun : stuckSince;
        releaseStuck(since);
        var room = new AtomicInteger(MOST_UNDER_WAY - underWay(since));
        if (room.get() > 0) {
            var youngest = now.minus(minimumAge);
            publications.resubmitIncompletePublications(
                    publication -> isDue(publication, youngest, since) && room.getAndDecrement() > 0);
        }
    }

    private static boolean isDue(EventPublication publication, Instant youngest, Instant since) {
        if (publication.getPublicationDate().isAfter(youngest)) {
            return false;
        }
        var handedOut = publication.getLastResubmissionDate();
        return handedOut == null || !HANDED_OUT.contains(publication.getStatus()) || handedOut.isBefore(since);
    }

    /** The publication registry would wait for ever for one that it has marked as sent again. */
    private void releaseStuck(Instant since) {
        transactions.executeWithoutResult(transaction ->
                jdbc.sql("""
                update event_publication
                   set status = 'FAILED'
                 where status = 'RESUBMITTED'
                   and completion_date is null
                   and last_resubmission_date < :before
                """).param("before", since.atOffset(ZoneOffset.UTC)).update());
    }

    private int underWay(Instant since) {
        return jdbc.sql("""
                select count(*)
                  from event_publication
                 where status in ('RESUBMITTED', 'PROCESSING')
                   and completion_date is null
                   and last_resubmission_date >= :before
                """)
                .param("before", since.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
