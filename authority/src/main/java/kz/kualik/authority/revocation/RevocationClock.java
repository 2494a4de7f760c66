package kz.kualik.authority.revocation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.kualik.authority.RevocationProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The clock of article 18, paragraph 3: within a day of receiving the information the register tells of the revocation.
 * Measures every revocation from receipt to register, and raises its voice over open tasks before the day is over: in the
 * health of the service, in its log and in its figures.
 */
@Component("revocationClock")
final class RevocationClock extends AbstractHealthIndicator {

    /** The bound of the law. */
    static final Duration BOUND = Duration.ofDays(1);

    /** Shown, but no reason to take the node out of service: the work is an officer's, not the machine's. */
    static final Status LATE = new Status("LATE", "open tasks come near the bound of one day");

    private static final Logger LOG = LoggerFactory.getLogger(RevocationClock.class);

    private final TaskTable tasks;
    private final Timer delays;
    private final Clock clock;
    private final Duration alarmAfter;

    RevocationClock(TaskTable tasks, MeterRegistry meters, RevocationProperties properties, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
        this.alarmAfter = properties.alarmAfter();
        this.delays = Timer.builder("kualik.revocation.delay")
                .description("from the receipt of the information to the register")
                .serviceLevelObjectives(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), BOUND)
                .register(meters);
        Gauge.builder("kualik.revocation.tasks.open", this, RevocationClock::open)
                .description("tasks that registry events have left open")
                .register(meters);
        Gauge.builder("kualik.revocation.tasks.oldest", this, RevocationClock::oldestSeconds)
                .baseUnit("seconds")
                .description("age of the oldest open task")
                .register(meters);
        Gauge.builder(
                        "kualik.revocation.tasks.late",
                        this,
                        watch -> watch.late().size())
                .description("open tasks that come near the bound of one day, or are past it")
                .register(meters);
    }

    /** A revocation stands in the register. */
    void measured(Instant receivedAt, Instant revokedAt) {
        var delay = Duration.between(receivedAt, revokedAt);
        delays.record(delay.isNegative() ? Duration.ZERO : delay);
        if (delay.compareTo(BOUND) > 0) {
            LOG.error("a revocation came {} after the receipt of its information; the law's bound is {}", delay, BOUND);
        }
    }

    /** To be called every few minutes. */
    void raiseAlarm() {
        var now = clock.instant();
        for (var task : late()) {
            var age = Duration.between(task.receivedAt(), now);
            if (age.compareTo(BOUND) >= 0) {
                LOG.error("task {} is open for {}: the law's bound of one day is passed", task.id(), age);
            } else {
                LOG.warn("task {} is open for {}: the law's bound of one day comes near", task.id(), age);
            }
        }
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var late = late();
        health.status(late.isEmpty() ? Status.UP : LATE)
                .withDetail("open", tasks.open())
                .withDetail("late", late.size());
    }

    private List<RevocationTask> late() {
        return tasks.openSinceBefore(clock.instant().minus(alarmAfter));
    }

    private double open() {
        return tasks.open();
    }

    private double oldestSeconds() {
        return tasks.oldestOpen()
                .map(receivedAt ->
                        (double) Duration.between(receivedAt, clock.instant()).toSeconds())
                .orElse(0.0);
    }
}
