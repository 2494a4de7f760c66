package kz.kualik.authority.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.audit.AuditAction;
import kz.kualik.authority.audit.AuditEvent;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.audit.AuditedObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The sandbox's hand on the clock: forward only, because what has been signed cannot be unsigned. */
public final class SandboxClock {

    /** More would outlive the authorities' own certificates. */
    public static final Duration MAXIMUM_AHEAD = Duration.ofDays(3 * 365);

    private static final Actor ACTOR = new Actor.SystemPart("sandbox");

    private final MovableClock clock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditLog auditLog;

    SandboxClock(MovableClock clock, JdbcClient jdbc, TransactionTemplate transaction, AuditLog auditLog) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.auditLog = auditLog;
    }

    /** What the clock shows. */
    public Instant instant() {
        return clock.instant();
    }

    /** How far the clock runs ahead of the real time. */
    public Duration ahead() {
        return transaction.execute(status -> readAhead("select ahead_seconds from sandbox_clock"));
    }

    /**
     * Moves the clock forward and remembers it.
     *
     * @throws ClockMoveRefusedException if the step is not positive or leads further than {@link #MAXIMUM_AHEAD}
     */
    public void advance(Duration step) throws ClockMoveRefusedException {
        if (step.isNegative() || step.isZero() || step.compareTo(MAXIMUM_AHEAD) > 0) {
            throw new ClockMoveRefusedException(step);
        }
        var after = transaction.execute(status -> {
            var sum = readAhead("select ahead_seconds from sandbox_clock for update")
                    .plus(step);
            if (sum.compareTo(MAXIMUM_AHEAD) <= 0) {
                store(sum, step);
            }
            return sum;
        });
        if (after.compareTo(MAXIMUM_AHEAD) > 0) {
            throw new ClockMoveRefusedException(step);
        }
        clock.setAhead(after);
    }

    /** The clock itself. */
    Clock clock() {
        return clock;
    }

    private Duration readAhead(String sql) {
        return Duration.ofSeconds(jdbc.sql(sql).query(Long.class).single());
    }

    private void store(Duration ahead, Duration step) {
        jdbc.sql("update sandbox_clock set ahead_seconds = :ahead")
                .param("ahead", ahead.toSeconds())
                .update();
        auditLog.record(AuditEvent.of(
                ACTOR,
                AuditAction.SANDBOX_CLOCK_MOVED,
                new AuditedObject("clock", "sandbox"),
                Map.of("step", step.toString())));
    }
}
