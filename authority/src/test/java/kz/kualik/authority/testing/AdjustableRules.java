package kz.kualik.authority.testing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import kz.kualik.authority.rules.DatedRule;
import kz.kualik.authority.rules.LegalRules;
import kz.kualik.authority.rules.MinimumAge;
import kz.kualik.pki.profile.ValidityRule;

/** The house's rules, which a test may exchange for others. */
public final class AdjustableRules implements LegalRules {

    private final LegalRules house;
    private volatile LegalRules now;

    public AdjustableRules(LegalRules house) {
        this.house = house;
        this.now = house;
    }

    public void use(LegalRules others) {
        now = others;
    }

    public void useThoseOfTheHouse() {
        now = house;
    }

    @Override
    public DatedRule<MinimumAge> minimumAge(LocalDate day) {
        return now.minimumAge(day);
    }

    @Override
    public LocalDate oldEnoughFrom(LocalDate today, LocalDate birthDate) {
        return now.oldEnoughFrom(today, birthDate);
    }

    @Override
    public DatedRule<Integer> visitPeriod(LocalDate day) {
        return now.visitPeriod(day);
    }

    @Override
    public DatedRule<Integer> correctionPeriod(LocalDate day) {
        return now.correctionPeriod(day);
    }

    @Override
    public DatedRule<ValidityRule> certificateValidity(LocalDate day) {
        return now.certificateValidity(day);
    }

    @Override
    public DatedRule<Set<String>> refusalGrounds(LocalDate day) {
        return now.refusalGrounds(day);
    }

    @Override
    public DatedRule<Set<String>> renewalWithValidKey(LocalDate day) {
        return now.renewalWithValidKey(day);
    }

    @Override
    public DatedRule<Map<String, Set<String>>> revocationGrounds(LocalDate day) {
        return now.revocationGrounds(day);
    }

    @Override
    public DatedRule<Duration> revocationBound(LocalDate day) {
        return now.revocationBound(day);
    }

    @Override
    public DatedRule<Period> retention(LocalDate day) {
        return now.retention(day);
    }

    @Override
    public DatedRule<String> userAgreement(LocalDate day) {
        return now.userAgreement(day);
    }
}
