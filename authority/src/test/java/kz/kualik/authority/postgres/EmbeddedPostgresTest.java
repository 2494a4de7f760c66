package kz.kualik.authority.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.kualik.authority.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

    private static final int NOBODY = 65534;

    private Path directory;

    @BeforeEach
    void aDirectoryThatNobodyCanReach() throws IOException {
        Files.createDirectories(Path.of("target"));
        directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "postgres-test");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void remove() throws IOException {
        PrivateFiles.deleteTree(directory);
    }

    @Test
    void rowsOutliveACleanRestart() throws Exception {
        try (var server = start()) {
            execute(server, "create table kept as select 42 as answer");
        }
        try (var server = start()) {
            assertThat(answer(server)).isEqualTo(42);
        }
    }

    @Test
    void aSecondStartIsReadyAtOnceEvenOnABusyMachine() throws Exception {
        start().close();
        var before = System.nanoTime();
        try (var server = start()) {
            assertThat(server.pid()).isPresent();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void aKilledServerIsStartedAgainWithItsCommittedRows() throws Exception {
        try (var server = start()) {
            execute(server, "create table kept as select 42 as answer");
            var killed = server.pid().orElseThrow();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            assertThat(answerWithin(server, Duration.ofSeconds(20))).isEqualTo(42);
            assertThat(server.pid()).isPresent().get().isNotEqualTo(killed);
        }
    }

    @Test
    void aServerThatCannotBeStartedAgainIsNamedAndTriedUntilItCan() throws Exception {
        try (var server = start()) {
            execute(server, "create table kept as select 42 as answer");
            var version = directory.resolve("cluster/PG_VERSION");
            var right = Files.readString(version);
            Files.writeString(version, "9\n");
            ProcessHandle.of(server.pid().orElseThrow()).orElseThrow().destroyForcibly();
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (server.trouble().isEmpty()) {
                assertThat(System.nanoTime()).isLessThan(deadline);
                TimeUnit.MILLISECONDS.sleep(20);
            }
            assertThat(server.trouble().orElseThrow()).contains("does not start");

            Files.writeString(version, right);
            assertThat(answerWithin(server, Duration.ofMinutes(1))).isEqualTo(42);
            assertThat(server.trouble()).isEmpty();
        }
    }

    @Test
    void filesThatBelongToAnotherUserAreHandedToTheOneWhoServesThem() throws Exception {
        Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "only root can give files away");
        try (var server = start()) {
            execute(server, "create table kept as select 42 as answer");
        }
        PrivateFiles.giveTreeTo(directory.resolve("cluster"), 0);
        try (var server = start()) {
            assertThat(answer(server)).isEqualTo(42);
        }
    }

    @Test
    void aServerLeftByAKilledAuthorityIsStoppedAndItsRowsAreKept() throws Exception {
        var cluster = PostgresCluster.open(directory, PostgresBinaries.unpackOnce(TestDatabase.PROGRAMS), NOBODY);
        var orphan = new ProcessBuilder(cluster.serverCommand(
                        List.of("listen_addresses=127.0.0.1", "port=" + EmbeddedPostgres.freePort())))
                .redirectErrorStream(true)
                .redirectOutput(cluster.log().toFile())
                .start();
        while (PostmasterFile.read(cluster.data()).filter(PostmasterFile::ready).isEmpty()) {
            assertThat(orphan.isAlive()).isTrue();
            Thread.onSpinWait();
        }
        try (var server = start()) {
            assertThat(orphan.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(server.pid().orElseThrow()).isNotEqualTo(orphan.pid());
            execute(server, "select 1");
        }
    }

    @Test
    void aPostmasterFileThatNamesAnotherProgramDoesNotStopTheStart() throws Exception {
        start().close();
        var other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(PostmasterFile.path(directory.resolve("cluster")), other.pid() + "\n" + directory + "\n");
            try (var server = start()) {
                execute(server, "select 1");
            }
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void thePasswordIsReadableForItsOwnerOnlyAndOnNoCommandLine() throws Exception {
        try (var server = start()) {
            var file = directory.resolve("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            var commandLine = Files.readString(Path.of("/proc/" + server.pid().orElseThrow() + "/cmdline"));
            assertThat(commandLine).doesNotContain(Files.readString(file).strip());
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        try (var server = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(
                            server.jdbcUrl("postgres"), server.username(), server.password() + "x"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aSecondAuthorityInTheSameDirectoryIsRefusedWithTheFirstOnesProcess() throws Exception {
        try (var first = start()) {
            assertThat(first.pid()).isPresent();
            assertThatThrownBy(this::start)
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aStartThatCannotSucceedSaysWhatTheServerSaid() throws Exception {
        start().close();
        Files.writeString(directory.resolve("cluster/PG_VERSION"), "9\n");
        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("initialized by PostgreSQL version 9");
    }

    @Test
    void aFolderOfTheServerThatCannotBeWrittenIsSaidSoAndWhatIsInItIsThereAfterwards() throws Exception {
        try (var server = start()) {
            execute(server, "create table kept as select 42 as answer");
        }
        var cluster = directory.resolve("cluster");
        Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("r-x------"));
        assertThatThrownBy(this::start).isInstanceOf(PostgresException.class).hasMessageContaining("Permission denied");
        Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
        try (var server = start()) {
            assertThat(answer(server)).isEqualTo(42);
        }
    }

    @Test
    void anInitialisationThatWasKilledIsDoneAgain() throws Exception {
        Files.createDirectories(directory.resolve("cluster.new/base"));
        try (var server = start()) {
            execute(server, "select 1");
        }
    }

    /** As below {@code /root}: the unprivileged user cannot pass, so a user namespace drops root's powers instead. */
    @Test
    void aDirectoryThatOnlyItsOwnerCanReachServesAsWell() throws Exception {
        Assumptions.assumeTrue(canMakeUserNamespaces(), "user namespaces are not allowed here");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        try (var server = start()) {
            execute(server, "create table kept as select 42 as answer");
            assertThat(answer(server)).isEqualTo(42);
        }
    }

    private static boolean canMakeUserNamespaces() throws Exception {
        return new ProcessBuilder("unshare", "--user", "true").start().waitFor() == 0;
    }

    private EmbeddedPostgres start() throws PostgresException {
        return EmbeddedPostgres.start(directory, TestDatabase.PROGRAMS, 0, NOBODY, List.of());
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("postgres"), server.username(), server.password());
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int answer(EmbeddedPostgres server) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select answer from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static int answerWithin(EmbeddedPostgres server, Duration patience) throws Exception {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return answer(server);
            } catch (SQLException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }
}
