package kz.kualik.authority.startup;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database answers a question. */
@Component("database")
class DatabaseHealth extends AbstractHealthIndicator {

    private final JdbcClient jdbc;

    DatabaseHealth(JdbcClient jdbc) {
        super("the database does not answer");
        this.jdbc = jdbc;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var version = jdbc.sql("show server_version").query(String.class).single();
        health.up().withDetail("version", version);
    }
}
