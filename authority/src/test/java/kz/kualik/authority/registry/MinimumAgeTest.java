package kz.kualik.authority.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MinimumAgeTest {

    private static final LocalDate BIRTH = LocalDate.of(2010, 11, 23);

    @Test
    void isNotReachedOnTheDayBeforeTheSixteenthBirthday() {
        assertThat(MinimumAge.isReachedOn(LocalDate.of(2026, 11, 22), BIRTH)).isFalse();
    }

    @Test
    void isReachedOnTheSixteenthBirthday() {
        assertThat(MinimumAge.isReachedOn(LocalDate.of(2026, 11, 23), BIRTH)).isTrue();
    }

    @Test
    void aBirthdayOnALeapDayHasItsSixteenthInALeapYear() {
        assertThat(MinimumAge.reachedFrom(LocalDate.of(2012, 2, 29))).isEqualTo("2028-02-29");
    }
}
