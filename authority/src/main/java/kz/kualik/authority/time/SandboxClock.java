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
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
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
     * Moves the clock forward and remembers it. It moves when that is committed, which may be later than the return.
     *
     * @return how far the clock runs ahead of the real time then
     * @throws ClockMoveRefusedException if the step is not positive or leads further than {@link #MAXIMUM_AHEAD}
     */
    public Duration advance(Duration step) throws ClockMoveRefusedException {
        if (step.isNegative() || step.isZero() || step.compareTo(MAXIMUM_AHEAD) > 0) {
            throw new ClockMoveRefusedException(step);
        }
        var after = transaction.execute(status -> {
            var sum = readAhead("select ahead_seconds from sandbox_clock for update")
                    .plus(step);
            if (sum.compareTo(MAXIMUM_AHEAD) <= 0) {
                store(sum, step);
                moveAfterCommit(sum);
            }
            return sum;
        });
        if (after.compareTo(MAXIMUM_AHEAD) > 0) {
            throw new ClockMoveRefusedException(step);
        }
        return after;
    }

    /** What the clock shows when it runs so far ahead of the real time. */
    Instant instantAhead(Duration ahead) {
        return clock.instantAhead(ahead);
    }

    /** The clock itself. */
    Clock clock() {
        return clock;
    }

    private Duration readAhead(String sql) {
        return Duration.ofSeconds(jdbc.sql(sql).query(Long.class).single());
    }

    /** Whoever called may still fail and take all back; and who repeats the request then must not move the clock twice. */
    private void moveAfterCommit(Duration ahead) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                clock.setAhead(ahead);
            }
        });
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
