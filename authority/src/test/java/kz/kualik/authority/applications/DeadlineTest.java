package kz.kualik.authority.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void countsThirtyCalendarDaysAfterTheDayOfSubmissionInAlmaty() {
        var deadline = Deadline.after(Instant.parse("2026-11-22T10:00:00+05:00"), 30);
        assertThat(deadline.lastDay()).isEqualTo("2026-12-22");
    }

    @Test
    void aSecondBeforeMidnightInAlmatyIsStillTheOldDay() {
        var deadline = Deadline.after(Instant.parse("2026-11-22T23:59:59+05:00"), 30);
        assertThat(deadline.lastDay()).isEqualTo("2026-12-22");
    }

    @Test
    void midnightInAlmatyBeginsTheNewDayThoughUtcHasTheOldOne() {
        var deadline = Deadline.after(Instant.parse("2026-11-22T19:00:00Z"), 30);
        assertThat(deadline.lastDay()).isEqualTo("2026-12-23");
    }

    @Test
    void hasNotPassedInTheLastSecondOfTheLastDay() {
        var deadline = new Deadline(LocalDate.of(2026, 12, 22));
        assertThat(deadline.hasPassedAt(Instant.parse("2026-12-22T23:59:59.999999+05:00")))
                .isFalse();
    }

    @Test
    void hasPassedAtTheMidnightThatEndsTheLastDay() {
        var deadline = new Deadline(LocalDate.of(2026, 12, 22));
        assertThat(deadline.hasPassedAt(Instant.parse("2026-12-23T00:00:00+05:00")))
                .isTrue();
    }

    @Test
    void theChangeOfTheZoneInMarch2024MakesNoDayLongerThanItsCalendarSays() {
        // Almaty went from UTC+6 to UTC+5 on 1 March 2024.
        var deadline = Deadline.after(Instant.parse("2024-02-10T12:00:00+06:00"), 30);
        assertThat(deadline.lastDay()).isEqualTo("2024-03-11");
        assertThat(deadline.hasPassedAt(Instant.parse("2024-03-11T18:59:59Z"))).isFalse();
        assertThat(deadline.hasPassedAt(Instant.parse("2024-03-11T19:00:00Z"))).isTrue();
    }
}
