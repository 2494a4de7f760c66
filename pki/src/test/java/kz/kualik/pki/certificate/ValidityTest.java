package kz.kualik.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;

class ValidityTest {

    @Test
    void aYearFromALeapDayEndsOnTheLastOfFebruary() {
        var validity = Validity.starting(Instant.parse("2028-02-29T10:00:00.7Z"), Period.ofYears(1));

        assertThat(validity.notBefore()).isEqualTo("2028-02-29T10:00:00Z");
        assertThat(validity.notAfter()).isEqualTo("2029-02-28T10:00:00Z");
    }

    @Test
    void bothEndsBelongToIt() {
        var validity = Validity.starting(Instant.parse("2026-01-01T00:00:00Z"), Period.ofDays(1));

        assertThat(validity.contains(validity.notBefore())).isTrue();
        assertThat(validity.contains(validity.notAfter())).isTrue();
        assertThat(validity.contains(validity.notAfter().plusSeconds(1))).isFalse();
    }

    @Test
    void itDoesNotOutlastAnother() {
        var issuer = Validity.starting(Instant.parse("2026-01-01T00:00:00Z"), Period.ofDays(100));
        var subject = Validity.starting(Instant.parse("2026-02-01T00:00:00Z"), Period.ofYears(1));

        assertThat(subject.isWithin(issuer)).isFalse();
        assertThat(subject.endingWithin(issuer).isWithin(issuer)).isTrue();
    }

    @Test
    void anEndBeforeTheStartIsRefused() {
        var start = Instant.parse("2026-01-01T00:00:00Z");
        assertThatIllegalArgumentException().isThrownBy(() -> new Validity(start, start.minusSeconds(1)));
    }
}
