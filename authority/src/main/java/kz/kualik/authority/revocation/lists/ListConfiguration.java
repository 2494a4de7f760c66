package kz.kualik.authority.revocation.lists;

import java.nio.file.Path;
import java.time.Clock;
import kz.kualik.authority.KualikProperties;
import kz.kualik.authority.RevocationListProperties;
import kz.kualik.authority.audit.AuditLog;
import kz.kualik.authority.guard.ClockGuard;
import kz.kualik.authority.guard.DiskWatch;
import kz.kualik.authority.issuance.DistributionPoints;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.keys.PublicAddresses;
import kz.kualik.authority.keys.ResponderEndpoint;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the room of lists together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RevocationListProperties.class)
public class ListConfiguration {

    /** Below the data directory. */
    private static final String FOLDER = "revocation-lists";

    @Bean
    DistributionPoints distributionPoints(RevocationListProperties properties, ResponderEndpoint endpoint) {
        return new ListAddresses(properties, endpoint.addresses());
    }

    @Bean
    ListPublisher listPublisher(
            KualikProperties house,
            RevocationListProperties properties,
            ResponderEndpoint endpoint,
            AuthorityKeys keys,
            JdbcClient jdbc,
            AuditLog audit,
            PlatformTransactionManager transactions,
            ClockGuard guard,
            DiskWatch disk,
            Clock clock) {
        var folder = house.dataDirectory().resolve(FOLDER);
        return publisher(properties, endpoint.addresses(), keys, folder, jdbc, audit, transactions, guard, disk, clock);
    }

    /** The publisher of lists on these tables, with its files in this folder. */
    public static ListPublisher publisher(
            RevocationListProperties properties,
            PublicAddresses addresses,
            AuthorityKeys keys,
            Path folder,
            JdbcClient jdbc,
            AuditLog audit,
            PlatformTransactionManager transactions,
            ClockGuard guard,
            DiskWatch disk,
            Clock clock) {
        return new ListPublisher(
                keys,
                properties,
                new ListAddresses(properties, addresses),
                jdbc,
                new ListFolder(folder),
                audit,
                transactions,
                guard,
                new ListRoom(disk),
                clock);
    }
}
