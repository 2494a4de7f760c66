package kz.kualik.authority.postgres;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Says whether the database answers, under the name {@code database}. */
@Component("database")
class DatabaseHealth implements HealthIndicator {

    private static final int PATIENCE_SECONDS = 3;

    private final DataSource dataSource;

    DatabaseHealth(DataSource dataSource) {
        this.dataSource = dataSource;
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
            return Health.down().withDetail("reason", "it does not answer").build();
        }
    }
}
