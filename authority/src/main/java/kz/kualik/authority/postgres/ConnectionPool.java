package kz.kualik.authority.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The pool of connections. A request over HTTP waits less long for an answer of the database than the house's own work does:
 * somebody listens, and a database that hangs must not gather requests.
 */
final class ConnectionPool extends HikariDataSource {

    private final int requestPatience;

    /** @param requestPatience how long a request waits for one answer of the database */
    ConnectionPool(HikariConfig configuration, Duration requestPatience) {
        super(configuration);
        this.requestPatience = Math.toIntExact(requestPatience.toMillis());
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        if (RequestContextHolder.getRequestAttributes() != null) {
            try {
                // The pool takes it back when the connection is returned.
                connection.setNetworkTimeout(Runnable::run, requestPatience);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return connection;
    }
}
