package kz.kualik.authority.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import kz.kualik.authority.audit.TestAuditLog;
import kz.kualik.authority.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class SandboxClockTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final MovableClock movable = new MovableClock(Clock.fixed(NOON, ZoneOffset.UTC), Duration.ZERO);
    private final TransactionTemplate transactions;
    private final SandboxClock clock;

    SandboxClockTest() {
        var source = TestDatabase.create().dataSource();
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        clock = new SandboxClock(movable, JdbcClient.create(source), transactions, TestAuditLog.on(source, movable));
    }

    @Test
    void theClockMovesWhenTheActIsCommittedAndNotBefore() {
        transactions.execute(act -> {
            assertThat(advance()).isEqualTo(DAY);
            assertThat(clock.instantAhead(DAY)).isEqualTo(NOON.plus(DAY));
            assertThat(clock.instant()).isEqualTo(NOON);
            return true;
        });
        assertThat(clock.instant()).isEqualTo(NOON.plus(DAY));
        assertThat(clock.ahead()).isEqualTo(DAY);
    }

    @Test
    void anActThatIsUndoneAndRepeatedMovesTheClockOnce() {
        transactions.execute(act -> {
            advance();
            act.setRollbackOnly();
            return true;
        });
        assertThat(clock.instant()).isEqualTo(NOON);

        advance();

        assertThat(clock.instant()).isEqualTo(NOON.plus(DAY));
        assertThat(clock.ahead()).isEqualTo(DAY);
    }

    private Duration advance() {
        try {
            return clock.advance(DAY);
        } catch (ClockMoveRefusedException e) {
            throw new AssertionError(e);
        }
    }
}
