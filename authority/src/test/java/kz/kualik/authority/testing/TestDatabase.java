package kz.kualik.authority.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kz.kualik.authority.postgres.EmbeddedPostgres;
import kz.kualik.authority.postgres.PostgresException;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.SpringApplication;

/**
 * A database of its own for whoever asks, all on one embedded server per test run, with the schema of the migrations. It is
 * a copy of a migrated template, which takes a few milliseconds.
 *
 * @param jdbcUrl its address
 * @param username the role
 * @param passwordFile holds the role's password
 */
public record TestDatabase(String jdbcUrl, String username, Path passwordFile) {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Where PostgreSQL's programs are unpacked for all tests of this module. */
    public static final Path PROGRAMS = Path.of("target/postgres-programs").toAbsolutePath();

    /** A fresh, migrated database. */
    public static TestDatabase create() {
        var name = "test_" + NUMBER.incrementAndGet();
        Server.SHARED.execute("create database " + name + " template " + Server.TEMPLATE);
        return new TestDatabase(
                Server.SHARED.postgres.jdbcUrl(name), Server.SHARED.postgres.username(), Server.SHARED.passwordFile);
    }

    /** A plain data source without a pool. */
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(username);
        source.setPassword(Server.SHARED.postgres.password());
        return source;
    }

    /** Keeps the server running at the end of the tests until the returned bean is destroyed. */
    static DisposableBean beginUse() {
        Server.USERS.register();
        return Server.USERS::arriveAndDeregister;
    }

    private static final class Server {

        static final Logger LOG = LoggerFactory.getLogger(TestDatabase.class);
        static final Phaser USERS = new Phaser(1);
        private static final int PATIENCE_SECONDS = 20;

        static final String TEMPLATE = "kualik_template";
        static final Server SHARED = new Server();

        final EmbeddedPostgres postgres;
        final Path passwordFile;

        private Server() {
            var directory = Path.of(
                            "target/test-postgres/" + ProcessHandle.current().pid())
                    .toAbsolutePath();
            try {
                // Nobody needs these data after a crash, so the disk need not be waited for.
                postgres = EmbeddedPostgres.start(
                        directory,
                        PROGRAMS,
                        0,
                        65534,
                        List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
                // After the contexts, which have a last word to the database when they close.
                SpringApplication.getShutdownHandlers().add(() -> stop(directory));
                passwordFile = directory.resolve("password");
                execute("create database " + TEMPLATE);
                Flyway.configure()
                        .dataSource(postgres.jdbcUrl(TEMPLATE), postgres.username(), postgres.password())
                        .locations("classpath:db/migration")
                        .load()
                        .migrate();
            } catch (PostgresException e) {
                throw new IllegalStateException(e);
            }
        }

        void execute(String sql) {
            try (var connection = DriverManager.getConnection(
                            postgres.jdbcUrl("postgres"), postgres.username(), postgres.password());
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void stop(Path directory) {
            try {
                USERS.awaitAdvanceInterruptibly(USERS.arrive(), PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException | TimeoutException e) {
                // Somebody still uses it; the tests are over, so it ends all the same.
                LOG.warn("stopping the test database in use", e);
            }
            try {
                postgres.close();
            } catch (PostgresException e) {
                throw new IllegalStateException(e);
            }
            try (Stream<Path> files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
