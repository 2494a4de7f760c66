package kz.kualik.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.fixture.Clients;
import kz.kualik.authority.postgres.DatabaseFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A whole authority is started an hour before its last act: the sandbox's clock stands in the database, where a test can set it. */
@Tag("torture")
class ClockBackTest {

    private static final long AN_HOUR = 3_600;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws Exception {
        folder = Files.createTempDirectory(
                "kualik-clock-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    }

    @AfterEach
    void removeFolder() throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Test
    void anAuthorityThatStartsBeforeItsLastActDoesNothingUntilTheClockIsRight() throws Exception {
        try (var authority = start();
                var questions = new Questions(authority)) {
            assertThat(advance(questions).status()).isEqualTo(200);
        }
        setAhead(0);
        try (var authority = start();
                var questions = new Questions(authority)) {
            var refused = advance(questions);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("clock-not-right");
            assertThat(questions.look().status()).isEqualTo(200);
            assertThat(questions.list().status()).isEqualTo(200);
            assertThat(questions.health("houseClock").get("status").asString()).isEqualTo("DOWN");
            assertThat(questions.figure("kualik_clock_refusing")).isEqualTo(1);
            assertThat(questions.figure("kualik_clock_behind_seconds")).isBetween(AN_HOUR - 300.0, AN_HOUR + 1.0);
        }
        setAhead(AN_HOUR);
        try (var authority = start();
                var questions = new Questions(authority)) {
            assertThat(questions.health("houseClock").get("status").asString()).isEqualTo("UP");
            assertThat(advance(questions).status()).isEqualTo(200);
        }
    }

    private static Questions.Answer advance(Questions questions) {
        return questions.post("sandbox/clock", Map.of("advance", "PT" + AN_HOUR + "S"), "en");
    }

    private void setAhead(long seconds) throws Exception {
        try (var database = DatabaseFiles.open(folder.resolve("data"));
                var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update sandbox_clock set ahead_seconds = " + seconds);
        }
    }

    private AuthorityProcess start() {
        return AuthorityProcess.start(
                folder.resolve("data"),
                folder.resolve("authority.log"),
                List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx512m"),
                Clients.UNHURRIED);
    }
}
