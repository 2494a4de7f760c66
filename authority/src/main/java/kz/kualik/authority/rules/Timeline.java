package kz.kualik.authority.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One rule through time: spans that follow each other without a gap and without overlapping, the last one open. */
final class Timeline<T> {

    private final RuleName name;
    private final List<DatedRule<T>> spans;

    /** @throws InvalidRuleBookException if on some day none or two would be in force */
    Timeline(RuleName name, List<DatedRule<T>> spans) {
        this.name = name;
        var inOrder = new ArrayList<>(spans);
        inOrder.sort(Comparator.comparing(DatedRule::effectiveFrom));
        this.spans = List.copyOf(inOrder);
        requireWhole();
    }

    /**
     * The rule in force on the day. Before the first day that the book knows, the first rule is taken: the book does not
     * reach back further, and no act of ours does either.
     */
    DatedRule<T> on(LocalDate day) {
        return spans.stream().filter(span -> span.isInForceOn(day)).findFirst().orElseGet(spans::getFirst);
    }

    /** All spans, in the order of time. */
    List<DatedRule<T>> spans() {
        return spans;
    }

    private void requireWhole() {
        if (spans.isEmpty()) {
            throw new InvalidRuleBookException("the rule " + name.label() + " is missing");
        }
        for (int i = 0; i + 1 < spans.size(); i++) {
            var next = spans.get(i + 1).effectiveFrom();
            var last = spans.get(i).effectiveTo();
            if (!last.map(day -> day.plusDays(1)).filter(next::equals).isPresent()) {
                throw new InvalidRuleBookException("the rule " + name.label() + " that is in force from "
                        + spans.get(i).effectiveFrom() + " must have effectiveTo: " + next.minusDays(1)
                        + ", the day before the next one");
            }
        }
        if (spans.getLast().effectiveTo().isPresent()) {
            throw new InvalidRuleBookException("the rule " + name.label() + " ends on "
                    + spans.getLast().effectiveTo().get() + " and nothing follows it");
        }
    }
}
