package kz.kualik.authority.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate TOMORROW = TODAY.plusDays(1);

    @Test
    void theHousesBookHoldsWhatTheLawSays() {
        var rules = TestRules.read(TestRules.ownBook());
        assertThat(rules.minimumAge(TODAY).value()).isEqualTo(new MinimumAge(16));
        assertThat(rules.minimumAge(TODAY).source().article()).contains("14");
        assertThat(rules.visitPeriod(TODAY).value()).isEqualTo(30);
        assertThat(rules.certificateValidity(TODAY).value().inFile()).isEqualTo(Period.ofYears(1));
        assertThat(rules.refusalGrounds(TODAY).value()).hasSize(4);
        assertThat(rules.revocationGrounds(TODAY).value()).hasSize(7);
        assertThat(rules.revocationBound(TODAY).value()).isEqualTo(Duration.ofDays(1));
        assertThat(rules.retention(TODAY).value()).isEqualTo(Period.ofYears(5));
        assertThat(rules.userAgreement(TODAY).value()).isEqualTo("1");
    }

    @Test
    void aRuleThatChangesTomorrowIsTodaysTodayAndTomorrowsTomorrow() {
        var rules = TestRules.changingOn(TOMORROW, "visit-period", "calendarDays: 30", "calendarDays: 10");
        assertThat(rules.visitPeriod(TODAY).value()).isEqualTo(30);
        assertThat(rules.visitPeriod(TODAY).effectiveTo()).contains(TODAY);
        assertThat(rules.visitPeriod(TOMORROW).value()).isEqualTo(10);
    }

    @Test
    void whoIsOldEnoughTodayByARuleThatEndsTodayIsOldEnoughToday() {
        var rules = TestRules.changingOn(TOMORROW, "minimum-age", "years: 16", "years: 18");
        assertThat(rules.oldEnoughFrom(TODAY, TODAY.minusYears(16))).isEqualTo(TODAY);
    }

    @Test
    void whoWouldTurnSixteenOnTheDayAfterTheChangeHasToWaitForEighteen() {
        var rules = TestRules.changingOn(TOMORROW, "minimum-age", "years: 16", "years: 18");
        var birthDate = TOMORROW.minusYears(16);
        assertThat(rules.oldEnoughFrom(TODAY, birthDate)).isEqualTo(birthDate.plusYears(18));
    }

    @Test
    void aLowerAgeCountsFromItsDayOnAndNotFromTheBirthdayBeforeIt() {
        var rules = TestRules.changingOn(TOMORROW, "minimum-age", "years: 16", "years: 14");
        assertThat(rules.oldEnoughFrom(TODAY, TODAY.minusYears(15))).isEqualTo(TOMORROW);
    }

    @Test
    void whoIsBornOnThe29thOfFebruaryIsSixteenOnThe29thOfFebruary() {
        assertThat(new MinimumAge(16).reachedFrom(LocalDate.of(2012, 2, 29))).isEqualTo("2028-02-29");
        assertThat(new MinimumAge(16).isReachedOn(LocalDate.of(2028, 2, 28), LocalDate.of(2012, 2, 29)))
                .isFalse();
    }

    @Test
    void whatIsNoUtf8AndLettersBeyondTheCommonOnesAreRefusedInWordsWhereverTheyStand() {
        for (int length = 1_015; length < 1_035; length++) {
            var book = "#" + "a".repeat(length) + "\uD83D\uDE00";
            assertThatThrownBy(() -> TestRules.read(book))
                    .isInstanceOf(InvalidRuleBookException.class)
                    .hasMessageContaining("beyond U+FFFF");
        }
        var half = new ByteArrayInputStream(new byte[] {'#', (byte) 0xED, (byte) 0xA0, (byte) 0xBD});
        assertThatThrownBy(() -> new RuleBookReader(List.of()).read(half))
                .isInstanceOf(InvalidRuleBookException.class)
                .hasMessageContaining("no UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "years: 16                  | years: sixteen         | years",
                "years: 16                  | years: 16.5            | years",
                "years: 16                  | years: 0               | years",
                "years: 16                  | years: 16\\n    month: 3 | month",
                "rule: retention            | rule: retenton         | retenton",
                "revokedCertificates: P5Y   | revokedCertificates: 5 | revokedCertificates",
                "within: PT24H              | within: PT-1H          | within",
                "format: 1                  | format: 2              | format",
                "2016-01-01                 | 2016-02-30             | effectiveFrom",
                "2016-01-01                 | +999999999-01-01     | effectiveFrom",
                "years: 16                  | years: 2000000000      | years",
                "revokedCertificates: P5Y   | revokedCertificates: P999999999Y | revokedCertificates",
                "within: PT24H              | within: PT9999999999H  | within",
            })
    void aBookWithAMistakeIsRefusedAndTheMistakeIsNamed(String right, String wrong, String named) {
        var book = TestRules.ownBook().replaceFirst(right, wrong.replace("\\n", "\n"));
        assertThatThrownBy(() -> TestRules.read(book))
                .isInstanceOf(InvalidRuleBookException.class)
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COURT_DECISION, UNDER         | COURT_DECISON, UNDER     | refusal-grounds        | grounds",
                "AGREEMENT:                    | AGREEMNT:                | revocation-grounds     | grounds",
                "AGREEMENT: [OFFICER]          | AGREEMENT: [OFICER]      | revocation-grounds     | grounds.AGREEMENT",
                "[INDIVIDUAL, FIRST_HEAD]      | [INDIVIDUAL, EMPLOYEE]   | renewal-with-valid-key | subjectTypes",
                "[INDIVIDUAL, FIRST_HEAD]      | INDIVIDUAL               | renewal-with-valid-key | subjectTypes",
            })
    void aWordThatNobodyKnowsIsRefusedWithItsPlaceAndTheWordsThatAreKnown(
            String right, String wrong, String rule, String field) {
        var known = List.of(
                RuleWords.of(
                        "refusal-grounds",
                        Set.of("DOCUMENTS_INCOMPLETE", "DATA_UNTRUE", "COURT_DECISION", "UNDER_SIXTEEN")),
                RuleWords.of("renewal-with-valid-key", Set.of("INDIVIDUAL", "FIRST_HEAD")),
                new RuleWords(
                        "revocation-grounds",
                        Set.of(
                                "OWNER_REQUEST",
                                "FALSE_DATA",
                                "OWNER_DEATH",
                                "NAME_CHANGE",
                                "ENTITY_CHANGE",
                                "COURT_DECISION",
                                "AGREEMENT"),
                        Set.of("OPERATOR", "SUPERVISOR", "OFFICER", "HOLDER", "REGISTRY")));
        var book = TestRules.ownBook();
        assertThat(TestRules.read(book, known).renewalWithValidKey(TODAY).value())
                .hasSize(2);
        assertThat(book).contains(right);
        assertThatThrownBy(() -> TestRules.read(book.replace(right, wrong), known))
                .isInstanceOf(InvalidRuleBookException.class)
                .hasMessageContaining("(" + rule + "), " + field + ": ")
                .hasMessageMatching(".*(known are [A-Z_, ]+|a list of words is expected)");
    }

    @Test
    void aGapBetweenTwoSpansOfARuleIsRefused() {
        var book = TestRules.ownBook() + """

                  - rule: user-agreement
                    effectiveFrom: "2027-01-01"
                    act: "Rules of this authority"
                    version: "2"
                """;
        assertThatThrownBy(() -> TestRules.read(book))
                .isInstanceOf(InvalidRuleBookException.class)
                .hasMessageContaining("user-agreement")
                .hasMessageContaining("2026-12-31");
    }

    @Test
    void aRuleThatEndsWithNothingAfterItIsRefused() {
        var book = TestRules.ownBook().replace("version: \"1\"", "version: \"1\"\n    effectiveTo: \"2027-01-01\"");
        assertThatThrownBy(() -> TestRules.read(book))
                .isInstanceOf(InvalidRuleBookException.class)
                .hasMessageContaining("2027-01-01");
    }
}
