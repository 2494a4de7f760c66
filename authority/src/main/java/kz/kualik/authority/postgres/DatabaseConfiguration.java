package kz.kualik.authority.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import kz.kualik.authority.InvalidConfigurationException;
import kz.kualik.authority.KualikProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionExecutionListener;

/** The data source: of the external database where a URL is configured, of the embedded one otherwise. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** A request should hear that the database is gone while its sender still listens. */
    private static final Duration CONNECTION_PATIENCE = Duration.ofSeconds(5);

    /** A database that hangs does not show a sign of life, and each of its connections costs so much to find out. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);

    /** No statement waits longer for its answer; building an index of a full table stays below. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    /** No statement of a request over HTTP does, and a login to a database that hangs ends too. */
    private static final Duration REQUEST_PATIENCE = Duration.ofSeconds(15);

    /** The database ends a transaction whose node has gone, and a wait for a lock that nobody lets go. */
    private static final String SESSION = "-c idle_in_transaction_session_timeout=60s -c lock_timeout=30s";

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(
            name = "kualik.database.url",
            matchIfMissing = true,
            havingValue = KualikProperties.Database.EMBEDDED)
    EmbeddedPostgres embeddedPostgres(KualikProperties properties) throws PostgresException {
        var directory = properties.dataDirectory().resolve("postgres");
        var database = properties.database();
        return EmbeddedPostgres.start(
                directory,
                binaries(directory, database.binariesDirectory()),
                database.port(),
                database.runAsUid(),
                List.of());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(KualikProperties properties, ObjectProvider<EmbeddedPostgres> embedded)
            throws PostgresException {
        var pool = new HikariConfig();
        pool.setPoolName("kualik");
        pool.setMaximumPoolSize(properties.database().connections());
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(CONNECTION_PATIENCE.toMillis());
        pool.setValidationTimeout(SIGN_OF_LIFE.toMillis());
        pool.setAutoCommit(false);
        // A node or a database host that vanishes must not hold up the others for ever.
        pool.addDataSourceProperty("socketTimeout", Long.toString(LONGEST_ANSWER.toSeconds()));
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("connectTimeout", Long.toString(CONNECTION_PATIENCE.toSeconds()));
        pool.addDataSourceProperty("loginTimeout", Long.toString(REQUEST_PATIENCE.toSeconds()));
        pool.addDataSourceProperty("options", SESSION);
        var server = embedded.getIfAvailable();
        if (server != null) {
            createDatabaseOnce(server);
            pool.setJdbcUrl(server.jdbcUrl(EmbeddedPostgres.DATABASE));
            pool.setUsername(server.username());
            pool.setPassword(server.password());
        } else {
            pool.setJdbcUrl(properties.database().url());
            pool.setUsername(properties.database().username());
            pool.setPassword(externalPassword(properties.database().passwordFile()));
        }
        return new ConnectionPool(pool, REQUEST_PATIENCE);
    }

    @Bean
    HonestTransactionManager transactionManager(
            DataSource dataSource, ObjectProvider<TransactionExecutionListener> listeners) {
        var manager = new HonestTransactionManager(dataSource);
        manager.setTransactionExecutionListeners(listeners.orderedStream().toList());
        return manager;
    }

    private static Path binaries(Path directory, @Nullable Path configured) {
        return configured == null ? directory.resolve("programs") : configured.toAbsolutePath();
    }

    private static void createDatabaseOnce(EmbeddedPostgres server) throws PostgresException {
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.username(), server.password());
                var statement = connection.createStatement();
                var found = statement.executeQuery(
                        "select 1 from pg_database where datname = '" + EmbeddedPostgres.DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("create database " + EmbeddedPostgres.DATABASE);
            }
        } catch (SQLException e) {
            throw new PostgresException("the database " + EmbeddedPostgres.DATABASE + " cannot be created", e);
        }
    }

    private static @Nullable String externalPassword(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new InvalidConfigurationException(
                    "kualik.database.password-file", file.toString(), "/etc/kualik/database-password");
        }
    }
}
