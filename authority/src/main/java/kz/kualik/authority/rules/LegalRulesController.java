package kz.kualik.authority.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.kualik.authority.time.AlmatyTime;
import kz.kualik.authority.web.OpenToAll;
import kz.kualik.pki.profile.ValidityRule;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows by which rules the authority acts on a day, each with the days of its force and the act that it comes from. */
@RestController
class LegalRulesController {

    private final LegalRules rules;
    private final Clock clock;

    LegalRulesController(LegalRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** The rules in force on the day, a day of Kazakhstan; today's if none is named. */
    @OpenToAll("by which rules one is judged is told to everybody")
    @GetMapping("/api/v1/legal-rules")
    List<RuleView> rules(@RequestParam("day") Optional<LocalDate> wanted) {
        var day = wanted.orElseGet(() -> AlmatyTime.dateAt(clock.instant()));
        return List.of(
                view(RuleName.MINIMUM_AGE, years(rules.minimumAge(day))),
                view(RuleName.VISIT_PERIOD, rules.visitPeriod(day)),
                view(RuleName.CORRECTION_PERIOD, rules.correctionPeriod(day)),
                view(RuleName.CERTIFICATE_VALIDITY, periods(rules.certificateValidity(day))),
                view(RuleName.REFUSAL_GROUNDS, sorted(rules.refusalGrounds(day))),
                view(RuleName.RENEWAL_WITH_VALID_KEY, sorted(rules.renewalWithValidKey(day))),
                view(RuleName.REVOCATION_GROUNDS, rights(rules.revocationGrounds(day))),
                view(RuleName.REVOCATION_BOUND, rules.revocationBound(day)),
                view(RuleName.RETENTION, rules.retention(day)),
                view(RuleName.USER_AGREEMENT, rules.userAgreement(day)));
    }

    private static DatedRule<Integer> years(DatedRule<MinimumAge> rule) {
        return rule.saying(rule.value().years());
    }

    private static DatedRule<List<String>> periods(DatedRule<ValidityRule> rule) {
        return rule.saying(
                List.of("file " + rule.value().inFile(), "token " + rule.value().onToken()));
    }

    private static DatedRule<List<String>> sorted(DatedRule<Set<String>> rule) {
        return rule.saying(List.copyOf(new TreeSet<>(rule.value())));
    }

    /** For example {@code OWNER_REQUEST: HOLDER OPERATOR}. */
    private static DatedRule<List<String>> rights(DatedRule<Map<String, Set<String>>> rule) {
        var lines = new ArrayList<String>();
        new TreeMap<>(rule.value())
                .forEach((ground, roles) -> lines.add(ground + ": " + String.join(" ", new TreeSet<>(roles))));
        return rule.saying(List.copyOf(lines));
    }

    private static RuleView view(RuleName name, DatedRule<?> rule) {
        var value = rule.value() instanceof List<?> several
                ? several.stream().map(Object::toString).toList()
                : List.of(rule.value().toString());
        return new RuleView(
                name.label(),
                value,
                rule.effectiveFrom(),
                rule.effectiveTo(),
                rule.source().act(),
                rule.source().article());
    }

    /**
     * A rule as it is in force.
     *
     * @param rule its name
     * @param says what it says: numbers, periods (ISO 8601) or names
     */
    record RuleView(
            String rule,
            List<String> says,
            LocalDate effectiveFrom,
            Optional<LocalDate> effectiveTo,
            String act,
            Optional<String> article) {}
}
