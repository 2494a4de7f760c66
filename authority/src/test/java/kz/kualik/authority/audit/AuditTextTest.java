package kz.kualik.authority.audit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AuditTextTest {

    @Test
    void anIdThatEndsInTwelveDigitsIsNoIin() {
        assertThatCode(() -> AuditText.requireId("an id", "1f0e6bb4-5a1c-4c1e-9d3b-123456789012"))
                .doesNotThrowAnyException();
    }

    @Test
    void twelveDigitsBesideAnIdAreStillFound() {
        assertThatThrownBy(() -> AuditText.requireId("an id", "1f0e6bb4-5a1c-4c1e-9d3b-123456789012 950101300123"))
                .isInstanceOf(PersonalDataInAuditException.class);
    }
}
