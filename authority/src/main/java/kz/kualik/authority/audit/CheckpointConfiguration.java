package kz.kualik.authority.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import kz.kualik.authority.AuditProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** What is due by the clock: checkpoints every minute and at the end, and the erasure of what has been kept long enough. */
@Configuration(proxyBeanMethods = false)
class CheckpointConfiguration {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration ERASE_EVERY = Duration.ofHours(6);

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
    PersonalDataErasure personalDataErasure(
            Commitments commitments,
            List<ErasableData> others,
            AuditLog audit,
            AuditProperties properties,
            TransactionOperations transactions,
            Clock clock) {
        return new PersonalDataErasure(commitments, others, audit, properties.keepOpenings(), transactions, clock);
    }

    @Bean
    RecurringTask<Void> erasePersonalData(PersonalDataErasure erasure) {
        return Tasks.recurring("erase-personal-data", FixedDelay.of(ERASE_EVERY))
                .execute((instance, context) -> erasure.eraseExpired());
    }

    @Bean
    RecurringTask<Void> auditCheckpoint(Checkpoints checkpoints) {
        return Tasks.recurring("audit-checkpoint", FixedDelay.of(EVERY))
                .execute((instance, context) -> checkpoints.make());
    }
}
