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

    /** How long an event waits after a failure; twice as long after each time that it was handed out again. */
    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    /** What fails for good is tried that often, and leaves the places to younger events meanwhile. */
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final int MOST_DOUBLINGS = 7;

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

    /**
     * Hands out again what was published at least so long ago, as far as there is room; the rest waits for the next time. Times
     * that lie further than that ahead are of a clock that was wrong, and what has them is not younger than the rest.
     */
    void handOut(Duration minimumAge) {
        var round = round(minimumAge);
        releaseStuck(round);
        var room = new AtomicInteger(MOST_UNDER_WAY - underWay(round));
        if (room.get() > 0) {
            publications.resubmitIncompletePublications(
                    publication -> round.isDue(publication) && room.getAndDecrement() > 0);
        }
    }

    private Round round(Duration minimumAge) {
        var now = clock.instant();
        var stuckSince = now.minus(STUCK_AFTER);
        var life = begun.isAfter(now) ? Instant.EPOCH : begun;
        return new Round(
                now, now.minus(minimumAge), now.plus(minimumAge), life, life.isAfter(stuckSince) ? life : stuckSince);
    }

    /**
     * What is judged by in one round.
     *
     * @param now its time
     * @param youngest what was published behind this moment is left to whoever published it
     * @param ahead times behind this moment cannot be true
     * @param life when this node began
     * @param since what was handed out before this moment is not under way any more
     */
    private record Round(Instant now, Instant youngest, Instant ahead, Instant life, Instant since) {

        boolean isDue(EventPublication publication) {
            var published = publication.getPublicationDate();
            if (published.isAfter(youngest) && !published.isAfter(ahead)) {
                return false;
            }
            var handedOut = publication.getLastResubmissionDate();
            if (handedOut == null || handedOut.isAfter(ahead)) {
                return true;
            }
            return HANDED_OUT.contains(publication.getStatus())
                    ? handedOut.isBefore(since)
                    : handedOut.isBefore(life)
                            || !handedOut
                                    .plus(pause(publication.getCompletionAttempts()))
                                    .isAfter(now);
        }

        private static Duration pause(int attempts) {
            var doublings = Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS);
            var pause = FIRST_PAUSE.multipliedBy(1L << doublings);
            return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }
    }

    /** The publication registry would wait for ever for one that it has marked as sent again. */
    private void releaseStuck(Round round) {
        transactions.executeWithoutResult(transaction -> jdbc.sql("""
                update event_publication
                   set status = 'FAILED'
                 where status = 'RESUBMITTED'
                   and completion_date is null
                   and not last_resubmission_date between :since and :ahead
                """)
                .param("since", round.since().atOffset(ZoneOffset.UTC))
                .param("ahead", round.ahead().atOffset(ZoneOffset.UTC))
                .update());
    }

    private int underWay(Round round) {
        return jdbc.sql("""
                select count(*)
                  from event_publication
                 where status in ('RESUBMITTED', 'PROCESSING')
                   and completion_date is null
                   and last_resubmission_date between :since and :ahead
                """)
                .param("since", round.since().atOffset(ZoneOffset.UTC))
                .param("ahead", round.ahead().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }
}
