package kz.kualik.authority.applications;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.kualik.authority.applications.ApplicationState.Name;
import org.junit.jupiter.api.Test;

class TransitionsTest {

    /** Rows are what is, columns in the order of {@link Name} are what may come; x is allowed. */
    private static final Map<Name, String> TABLE = Map.ofEntries(
            //                         SUB AWA IDE UND RET APP REF ISS INS EXP WIT
            Map.entry(Name.SUBMITTED, "     .   x   x   .   .   .   x   .   .   x   x"),
            Map.entry(Name.AWAITING_VISIT, ".   .   .   x   .   .   .   .   .   x   x"),
            Map.entry(Name.IDENTIFYING, "   .   x   .   x   .   .   .   .   .   x   x"),
            Map.entry(Name.UNDER_REVIEW, "  .   .   .   .   x   x   x   .   .   .   x"),
            Map.entry(Name.RETURNED, "      .   x   x   .   .   .   .   .   .   x   x"),
            Map.entry(Name.APPROVED, "      .   .   .   .   .   .   x   x   .   .   ."),
            Map.entry(Name.REFUSED, "       .   .   .   .   .   .   .   .   .   .   ."),
            Map.entry(Name.ISSUED, "        .   .   .   .   .   .   .   .   x   .   ."),
            Map.entry(Name.INSTALLED, "     .   .   .   .   .   .   .   .   .   .   ."),
            Map.entry(Name.EXPIRED, "       .   .   .   .   .   .   .   .   .   .   ."),
            Map.entry(Name.WITHDRAWN, "     .   .   .   .   .   .   .   .   .   .   ."));

    @Test
    void exactlyTheStepsOfTheTableAreAllowed() {
        var actual = Stream.of(Name.values())
                .collect(Collectors.toMap(
                        from -> from,
                        from -> Stream.of(Name.values())
                                .map(to -> Transitions.isAllowed(from, to) ? "x" : ".")
                                .collect(Collectors.joining("   "))));
        assertThat(actual)
                .isEqualTo(TABLE.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, row -> row.getValue().strip())));
    }
}
