package kz.kualik.authority.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import kz.kualik.pki.profile.ValidityRule;

/**
 * {@link LegalRules} out of a book of rules, see {@link RuleBookReader}.
 *
 * @param ages minimum ages
 * @param visits visit periods in days
 * @param corrections correction periods in days
 * @param validities longest validities
 * @param refusals grounds of refusal
 * @param renewals who renews with a valid key
 * @param revocations grounds of revocation, and who may revoke on each
 * @param bounds how soon a revocation must be public
 * @param retentions how long revoked certificates are kept
 * @param agreements versions of the user agreement
 */
record RuleBook(
        Timeline<MinimumAge> ages,
        Timeline<Integer> visits,
        Timeline<Integer> corrections,
        Timeline<ValidityRule> validities,
        Timeline<Set<String>> refusals,
        Timeline<Set<String>> renewals,
        Timeline<Map<String, Set<String>>> revocations,
        Timeline<Duration> bounds,
        Timeline<Period> retentions,
        Timeline<String> agreements)
        implements LegalRules {

    @Override
    public DatedRule<MinimumAge> minimumAge(LocalDate day) {
        return ages.on(day);
    }

    @Override
    public LocalDate oldEnoughFrom(LocalDate today, LocalDate birthDate) {
        for (var span : ages.spans()) {
            var first = latest(today, span.effectiveFrom(), span.value().reachedFrom(birthDate));
            if (span.isInForceOn(first)) {
                return first;
            }
        }
        throw new IllegalStateException("the last rule of a timeline has no end");
    }

    @Override
    public DatedRule<Integer> visitPeriod(LocalDate day) {
        return visits.on(day);
    }

    @Override
    public DatedRule<Integer> correctionPeriod(LocalDate day) {
        return corrections.on(day);
    }

    @Override
    public DatedRule<ValidityRule> certificateValidity(LocalDate day) {
        return validities.on(day);
    }

    @Override
    public DatedRule<Set<String>> refusalGrounds(LocalDate day) {
        return refusals.on(day);
    }

    @Override
    public DatedRule<Set<String>> renewalWithValidKey(LocalDate day) {
        return renewals.on(day);
    }

    @Override
    public DatedRule<Map<String, Set<String>>> revocationGrounds(LocalDate day) {
        return revocations.on(day);
    }

    @Override
    public DatedRule<Duration> revocationBound(LocalDate day) {
        return bounds.on(day);
    }

    @Override
    public DatedRule<Period> retention(LocalDate day) {
        return retentions.on(day);
    }

    @Override
    public DatedRule<String> userAgreement(LocalDate day) {
        return agreements.on(day);
    }

    private static LocalDate latest(LocalDate first, LocalDate second, LocalDate third) {
        var later = first.isAfter(second) ? first : second;
        return later.isAfter(third) ? later : third;
    }
}
