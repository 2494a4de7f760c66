package kz.kualik.responder.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDatesTest {

    @Test
    void theExampleOfTheStandardIsWrittenAndRead() {
        var time = Instant.parse("1994-11-06T08:49:37Z");

        assertThat(HttpDates.format(time)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(HttpDates.parse("Sun, 06 Nov 1994 08:49:37 GMT")).contains(time);
    }

    @Test
    void everyTimeIsWrittenAsTheFormatterWritesIt() {
        var formatter = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
                .withZone(ZoneOffset.UTC);
        var random = new Random(9110);
        for (int i = 0; i < 3_000; i++) {
            var time = Instant.ofEpochSecond(random.nextLong(253_402_300_799L), random.nextInt(1_000_000_000));
            var written = HttpDates.format(time);

            assertThat(written).isEqualTo(formatter.format(time));
            assertThat(HttpDates.parse(written)).contains(time.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37", "784111777"})
    void whatIsNoHttpDateIsNone(String text) {
        assertThat(HttpDates.parse(text)).isEmpty();
    }
}
