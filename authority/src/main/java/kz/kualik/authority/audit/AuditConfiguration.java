package kz.kualik.authority.audit;

import java.util.Optional;
import kz.kualik.authority.AuditProperties;
import kz.kualik.authority.KualikProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** What the audit log needs beside its tables: the folder of checkpoints and the state of their making. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class AuditConfiguration {

    @Bean
    CheckpointFiles checkpointFiles(KualikProperties house, AuditProperties properties) {
        return new CheckpointFiles(Optional.ofNullable(properties.checkpointDirectory())
                .orElseGet(() -> house.dataDirectory().resolve("checkpoints")));
    }

    @Bean
    CheckpointState checkpointState(AuditProperties properties) {
        return new CheckpointState(properties.stopAfter(), System::nanoTime);
    }

    @Bean
    CheckpointWitness checkpointWitness(
            CheckpointFiles files, CheckpointTable table, TransactionOperations transactions) {
        return new CheckpointWitness(files, table, transactions);
    }
}
