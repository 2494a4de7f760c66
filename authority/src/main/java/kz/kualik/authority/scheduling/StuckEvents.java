package kz.kualik.authority.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Events that were marked as sent again and never reached their listener, because the process was killed or no connection was
 * free in that moment. The publication registry would wait for them for ever.
 */
@Component
final class StuckEvents {

    private static final Duration STUCK_AFTER = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    StuckEvents(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes them events that failed, which are sent again. */
    void release() {
        transactions.executeWithoutResult(transaction -> jdbc.sql("""
                update event_publication
                   set status = 'FAILED'
                 where status = 'RESUBMITTED'
                   and completion_date is null
                   and last_resubmission_date < :before
                """)
                .param("before", clock.instant().minus(STUCK_AFTER).atOffset(ZoneOffset.UTC))
                .update());
    }
}
