package kz.kualik.authority.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import kz.kualik.pki.profile.ValidityRule;

/**
 * What the law asks on a day. Every question names the day of the act that is judged, a calendar day of Kazakhstan; the
 * answer is the rule in force on that day, with its source.
 */
public interface LegalRules {

    /** From which age on one may have a certificate. */
    DatedRule<MinimumAge> minimumAge(LocalDate day);

    /**
     * The first day on which a person of this birth date may have a certificate, whatever rule is in force by then; today or
     * later.
     */
    LocalDate oldEnoughFrom(LocalDate today, LocalDate birthDate);

    /** For how many calendar days after the day of submission a visit counts. */
    DatedRule<Integer> visitPeriod(LocalDate day);

    /** For how many calendar days after its return an application may be corrected. */
    DatedRule<Integer> correctionPeriod(LocalDate day);

    /** How long a certificate issued on the day may be valid. */
    DatedRule<ValidityRule> certificateValidity(LocalDate day);

    /** The names of the grounds on which an application may be refused; the list is closed. */
    DatedRule<Set<String>> refusalGrounds(LocalDate day);

    /**
     * The names of the types of holders who get certificates for new keys on the word of a valid one; nobody, if there are none.
     */
    DatedRule<Set<String>> renewalWithValidKey(LocalDate day);

    /**
     * The names of the grounds on which a certificate is revoked; the list is closed. Each with the roles that may revoke on it:
     * those of the staff, {@code HOLDER} for whoever shows a valid key of their own, {@code REGISTRY} for the state's registry.
     */
    DatedRule<Map<String, Set<String>>> revocationGrounds(LocalDate day);

    /** Within what time of the news a revocation must be public. */
    DatedRule<Duration> revocationBound(LocalDate day);

    /** How long revoked certificates are kept. */
    DatedRule<Period> retention(LocalDate day);

    /** The version of the user agreement that applicants accept. */
    DatedRule<String> userAgreement(LocalDate day);
}
