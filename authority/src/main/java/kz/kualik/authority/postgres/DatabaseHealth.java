package kz.kualik.authority.postgres;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says whether the database answers, under the name {@code database}. */
@Component("database")
class DatabaseHealth implements HealthIndicator {

    private static final int PATIENCE_SECONDS = 3;
    private static final String SILENCE = "it does not answer";

    private final DataSource dataSource;
    private final ObjectProvider<EmbeddedPostgres> embedded;

    DatabaseHealth(DataSource dataSource, ObjectProvider<EmbeddedPostgres> embedded) {
        this.dataSource = dataSource;
        this.embedded = embedded;
    }

    @Override
    public Health health() {
        try (var connection = dataSource.getConnection()) {
            if (!connection.isValid(PATIENCE_SECONDS)) {
                return Health.down().build();
            }
            var version = connection.getMetaData().getDatabaseProductVersion();
            return Health.up().withDetail("postgresql", version).build();
        } catch (SQLException e) {
            return Health.down().withDetail("reason", reason()).build();
        }
    }

    private String reason() {
        var server = embedded.getIfAvailable();
        return server == null ? SILENCE : server.trouble().orElse(SILENCE);
    }
}
