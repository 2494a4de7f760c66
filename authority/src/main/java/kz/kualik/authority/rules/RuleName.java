package kz.kualik.authority.rules;

import java.util.Locale;

/** The rules that the house knows; a book of rules must hold each of them. */
enum RuleName {
    MINIMUM_AGE,
    VISIT_PERIOD,
    CORRECTION_PERIOD,
    CERTIFICATE_VALIDITY,
    REFUSAL_GROUNDS,
    RENEWAL_WITH_VALID_KEY,
    REVOCATION_GROUNDS,
    REVOCATION_BOUND,
    RETENTION,
    USER_AGREEMENT;

    /** As it is written in a book of rules, for example {@code minimum-age}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
