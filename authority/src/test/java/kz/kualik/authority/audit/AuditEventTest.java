package kz.kualik.authority.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditEventTest {

    private static final Actor ISSUANCE = new Actor.SystemPart("issuance");
    private static final AuditedObject APPLICATION = new AuditedObject("application", "42");

    @ParameterizedTest
    @ValueSource(strings = {"880229350121", "IIN 880229350121", "880229350121, seen", "x=880229350121"})
    void aValueThatLooksLikeAnIinIsRefusedAndNotRepeated(String value) {
        assertThatThrownBy(() -> detail(value))
                .isInstanceOf(PersonalDataInAuditException.class)
                .hasMessageNotContaining("880229350121");
    }

    @Test
    void anIinAsAnActorIsRefused() {
        assertThatThrownBy(() -> new Actor.Operator("880229350121")).isInstanceOf(PersonalDataInAuditException.class);
    }

    @Test
    void aSerialNumberWithTwelveDigitsInsideIsNoIin() {
        assertThat(detail("7e30be880229350121ff").details()).containsKey("serial");
    }

    @Test
    void anOverlongValueIsRefused() {
        assertThatThrownBy(() -> detail("x".repeat(201))).hasMessageContaining("at most 200");
    }

    @Test
    void aLineBreakIsRefused() {
        assertThatThrownBy(() -> detail("a\nb")).hasMessageContaining("control characters");
    }

    @Test
    void detailsCannotBeChangedAfterwards() {
        var details = detail("7e30").details();

        assertThatThrownBy(() -> details.put("more", "x")).isInstanceOf(UnsupportedOperationException.class);
    }

    private static AuditEvent detail(String value) {
        return AuditEvent.of(ISSUANCE, AuditAction.CERTIFICATE_ISSUED, APPLICATION, Map.of("serial", value));
    }
}
