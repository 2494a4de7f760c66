package kz.kualik.authority.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** The making of checkpoints, every minute and at the end. */
@Configuration(proxyBeanMethods = false)
class CheckpointConfiguration {

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Bean
    Checkpoints checkpoints(
            CheckpointTable table,
            CheckpointFiles files,
            CheckpointSealer sealer,
            CheckpointState state,
            TransactionOperations transactions,
            Clock clock) {
        return new Checkpoints(table, files, sealer, state, transactions, clock);
    }

    @Bean
    CheckpointLife checkpointLife(Checkpoints checkpoints) {
        return new CheckpointLife(checkpoints);
    }

    @Bean
    CheckpointHealth auditCheckpoints(CheckpointState state) {
        return new CheckpointHealth(state);
    }

    @Bean
    RecurringTask<Void> auditCheckpoint(Checkpoints checkpoints) {
        return Tasks.recurring("audit-checkpoint", FixedDelay.of(EVERY))
                .execute((instance, context) -> checkpoints.make());
    }
}
