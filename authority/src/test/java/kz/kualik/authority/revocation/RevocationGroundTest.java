package kz.kualik.authority.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import kz.kualik.pki.crl.RevocationReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevocationGroundTest {

    @Test
    void theLawHasSevenGrounds() {
        assertThat(LegalGround.values()).hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({
        "OWNER_REQUEST,  UNSPECIFIED",
        "FALSE_DATA,     PRIVILEGE_WITHDRAWN",
        "OWNER_DEATH,    CESSATION_OF_OPERATION",
        "NAME_CHANGE,    AFFILIATION_CHANGED",
        "ENTITY_CHANGE,  AFFILIATION_CHANGED",
        "AGREEMENT,      PRIVILEGE_WITHDRAWN",
        "COURT_DECISION, PRIVILEGE_WITHDRAWN",
    })
    void eachGroundHasItsReason(LegalGround ground, RevocationReason reason) {
        assertThat(RevocationGround.of(ground).reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "KEY_COMPROMISED,    KEY_COMPROMISE",
        "SUPERSEDED,         SUPERSEDED",
        "EMPLOYEE_DISMISSED, AFFILIATION_CHANGED",
        "ENTITY_RENAMED,     AFFILIATION_CHANGED",
        "ENTITY_REORGANISED, AFFILIATION_CHANGED",
        "ENTITY_LIQUIDATED,  CESSATION_OF_OPERATION",
        "HEAD_CHANGED,       AFFILIATION_CHANGED",
    })
    void aCircumstanceDecidesOnTheReason(Circumstance circumstance, RevocationReason reason) {
        assertThat(RevocationGround.of(circumstance).reason()).isEqualTo(reason);
    }

    @Test
    void aCircumstanceOfAnotherGroundIsRefused() {
        assertThatThrownBy(() ->
                        new RevocationGround(LegalGround.COURT_DECISION, Optional.of(Circumstance.KEY_COMPROMISED)))
                .hasMessage("KEY_COMPROMISED is a circumstance of OWNER_REQUEST, not of COURT_DECISION");
    }
}
