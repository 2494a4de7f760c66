package kz.kualik.authority.node;

import java.util.List;
import java.util.Optional;
import kz.kualik.authority.KualikProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** Settles once at start which node this process is. */
@Configuration(proxyBeanMethods = false)
class NodeConfiguration {

    @Bean
    @DependsOnDatabaseInitialization
    NodeName nodeName(
            KualikProperties properties,
            NodeTable table,
            TransactionOperations transactions,
            List<NodeWitness> witnesses) {
        return new NodeClaim(new NodeFile(properties.dataDirectory()), table, transactions, witnesses)
                .claim(Optional.ofNullable(properties.nodeName()));
    }
}
