package kz.kualik.authority.revocation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import kz.kualik.authority.InvalidConfigurationException;
import kz.kualik.authority.RevocationProperties;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.time.AlmatyTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * The clock of article 18, paragraph 3: within a day of receiving the information the register tells of the revocation (how
 * long exactly, the book of rules says).
 * Measures every revocation from receipt to register, and raises its voice over open tasks before the day is over: in the
 * health of the service, in its log and in its figures.
 */
@Component("revocationClock")
final class RevocationClock extends AbstractHealthIndicator {

    /** Shown, but no reason to take the node out of service: the work is an officer's, not the machine's. */
    static final Status LATE = new Status("LATE", "open tasks come near the bound of the law");

    private static final Logger LOG = LoggerFactory.getLogger(RevocationClock.class);

    private final TaskTable tasks;
    private final LegalRules rules;
    private final Timer delays;
    private final Clock clock;
    private final Duration alarmAfter;

    RevocationClock(
            TaskTable tasks, LegalRules rules, MeterRegistry meters, RevocationProperties properties, Clock clock) {
        this.tasks = tasks;
        this.rules = rules;
        this.clock = clock;
        this.alarmAfter = properties.alarmAfter();
        var bound = boundFrom(clock.instant());
        if (alarmAfter.compareTo(bound) >= 0) {
            throw new InvalidConfigurationException("kualik.revocation.alarm-after", alarmAfter.toString(), "18h");
        }
        this.delays = Timer.builder("kualik.revocation.delay")
                .description("from the receipt of the information to the register")
                .serviceLevelObjectives(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1), bound)
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
                .description("open tasks that come near the bound of the law, or are past it")
                .register(meters);
    }

    /** How long the register may take to tell of what was received at that moment: the rule of that day. */
    Duration boundFrom(Instant receivedAt) {
        return rules.revocationBound(AlmatyTime.dateAt(receivedAt)).value();
    }

    /** A revocation stands in the register. */
    void measured(Instant receivedAt, Instant revokedAt) {
        var delay = Duration.between(receivedAt, revokedAt);
        delays.record(delay.isNegative() ? Duration.ZERO : delay);
        var bound = boundFrom(receivedAt);
        if (delay.compareTo(bound) > 0) {
            LOG.error("a revocation came {} after the receipt of its information; the law's bound is {}", delay, bound);
        }
    }

    /** To be called every few minutes. */
    void raiseAlarm() {
        var now = clock.instant();
        for (var task : late()) {
            var age = Duration.between(task.receivedAt(), now);
            var bound = boundFrom(task.receivedAt());
            if (age.compareTo(bound) >= 0) {
                LOG.error("task {} is open for {}: the law's bound of {} is passed", task.id(), age, bound);
            } else {
                LOG.warn("task {} is open for {}: the law's bound of {} comes near", task.id(), age, bound);
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
