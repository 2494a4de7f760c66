package kz.kualik.authority.rules;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A rule for a span of days of Kazakhstan.
 *
 * @param value what the rule says
 * @param effectiveFrom the first day on which it is in force
 * @param effectiveTo the last day; empty while no end is known
 * @param source the act that it comes from
 */
public record DatedRule<T>(T value, LocalDate effectiveFrom, Optional<LocalDate> effectiveTo, LegalSource source) {

    /** The same days and source for the value in another form. */
    <U> DatedRule<U> saying(U other) {
        return new DatedRule<>(other, effectiveFrom, effectiveTo, source);
    }

    /** Whether the rule is in force on the day. */
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(effectiveFrom)
                && effectiveTo.filter(last -> day.isAfter(last)).isEmpty();
    }
}
