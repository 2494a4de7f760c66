package kz.kualik.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import kz.kualik.acceptance.fixture.AuthorityFolder;
import kz.kualik.authority.postgres.DatabaseFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A whole authority is started an hour before its last act: the sandbox's clock stands in the database, where a test can set it. */
@Tag("torture")
class ClockBackTest {

    private static final long AN_HOUR = 3_600;

    @RegisterExtension
    private final AuthorityFolder folder = new AuthorityFolder("clock");

    @Test
    void anAuthorityThatStartsBeforeItsLastActDoesNothingUntilTheClockIsRight() throws Exception {
        try (var authority = folder.start();
                var questions = new Questions(authority)) {
            assertThat(advance(questions, AN_HOUR).status()).isEqualTo(200);
            // The first act after the step is the first one on record with a time after it.
            assertThat(advance(questions, 1).status()).isEqualTo(200);
        }
        setAhead(0);
        try (var authority = folder.start();
                var questions = new Questions(authority)) {
            var refused = advance(questions, 1);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("clock-not-right");
            assertThat(questions.look().status()).isEqualTo(200);
            assertThat(questions.list().status()).isEqualTo(200);
            assertThat(questions.health("houseClock").get("status").asString()).isEqualTo("DOWN");
            assertThat(questions.figure("kualik_clock_refusing")).isEqualTo(1);
            assertThat(questions.figure("kualik_clock_behind_seconds")).isBetween(AN_HOUR / 2.0, AN_HOUR + 1.0);
        }
        setAhead(AN_HOUR + 2);
        try (var authority = folder.start();
                var questions = new Questions(authority)) {
            assertThat(questions.health("houseClock").get("status").asString()).isEqualTo("UP");
            assertThat(advance(questions, 1).status()).isEqualTo(200);
        }
    }

    private static Questions.Answer advance(Questions questions, long seconds) {
        return questions.post("sandbox/clock", Map.of("advance", "PT" + seconds + "S"), "en");
    }

    private void setAhead(long seconds) throws Exception {
        try (var database = DatabaseFiles.open(folder.resolve("data"));
                var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update sandbox_clock set ahead_seconds = " + seconds);
        }
    }
}
