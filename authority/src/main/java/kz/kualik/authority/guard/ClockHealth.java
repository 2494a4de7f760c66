package kz.kualik.authority.guard;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the clock of the house is believed, under the name {@code houseClock}. */
@Component("houseClock")
final class ClockHealth extends AbstractHealthIndicator {

    private final ClockGuard guard;

    ClockHealth(ClockGuard guard) {
        super("it cannot be told whether the clock is right");
        this.guard = guard;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        guard.problem().ifPresentOrElse(problem -> health.down().withDetail("problem", problem), health::up);
    }
}
