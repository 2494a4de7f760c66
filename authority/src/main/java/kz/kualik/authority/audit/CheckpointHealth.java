package kz.kualik.authority.audit;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether checkpoints come about and reach their folder. */
final class CheckpointHealth implements HealthIndicator {

    private final CheckpointState state;

    CheckpointHealth(CheckpointState state) {
        this.state = state;
    }

    @Override
    public Health health() {
        return state.problem()
                .map(problem -> Health.down().withDetail("problem", problem))
                .orElseGet(Health::up)
                .withDetail("number", state.lastNumber())
                .withDetail("ageSeconds", state.age().toSeconds())
                .build();
    }
}
