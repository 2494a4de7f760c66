package kz.kualik.authority.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import kz.kualik.authority.ApiProperties;
import kz.kualik.authority.testing.TestClock;
import kz.kualik.authority.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeptAnswersTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.create().dataSource());

    @Test
    void answersAreForgottenWhenTheirTimeIsOverAndNotBefore() throws InvalidIdempotencyKeyException {
        var key = IdempotencyKey.parse("0123456789abcdef");
        var answer = new KeptAnswer("0".repeat(64), 201, Optional.of("application/json"), Optional.empty(), "{}");
        at(NOW).keep("stranger", key, answer);
        assertThat(at(NOW.plus(Duration.ofHours(24))).forgetOld()).isZero();
        assertThat(at(NOW).find("stranger", key)).contains(answer);
        assertThat(at(NOW.plus(Duration.ofHours(24)).plusSeconds(1)).forgetOld())
                .isEqualTo(1);
        assertThat(at(NOW).find("stranger", key)).isEmpty();
    }

    private KeptAnswers at(Instant instant) {
        var clock = Clock.fixed(instant, ZoneOffset.UTC);
        return new KeptAnswers(jdbc, clock, TestClock.believed(clock), new ApiProperties(Duration.ofDays(1), 1, 1, 1));
    }
}
