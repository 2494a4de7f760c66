package kz.kualik.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchTableTest {

    private static final Measurement FAST = Measurement.of("answers", 30_000, "1/s")
            .beside("nginx, static file", 40_000)
            .bounded(Bound.ratioAtLeast(0.7));
    private static final Measurement SLOW =
            Measurement.of("list of a million", 12.25, "s").bounded(Bound.valueAtMost(10));
    private static final Measurement FREE = Measurement.of("look-up", 0.0321, "ms");

    @Test
    void aBoundIsJudgedByTheFigureOrByTheRatio() {
        assertThat(FAST.ratio()).hasValue(0.75);
        assertThat(FAST.isBoundKept()).hasValue(true);
        assertThat(SLOW.isBoundKept()).hasValue(false);
        assertThat(FREE.isBoundKept()).isEmpty();
    }

    @Test
    void aBoundOnARatioNeedsAReference() {
        assertThatThrownBy(() -> FREE.bounded(Bound.ratioAtLeast(1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyFigureStandsInBothTablesWithItsReferenceRatioAndVerdict() {
        var table =
                new BenchTable(new LinkedHashMap<>(), List.of(BenchResult.measured("one", List.of(FAST, SLOW, FREE))));

        assertThat(table.text())
                .containsPattern("one +answers +30000 +1/s +nginx, static file +40000 +0\\.750 +ratio >= 0\\.7 +yes")
                .containsPattern("one +list of a million +12\\.3 +s +<= 10 +NO")
                .contains("0.032")
                .contains("1 of 2 bounds are kept.");
        assertThat(table.markdown())
                .contains("| one | answers | 30000 | 1/s | nginx, static file | 40000 | 0.750 | ratio >= 0.7 | yes |");
    }

    @Test
    void aBenchThatFailedOrMeasuredNothingIsNamed() {
        var table = new BenchTable(
                new LinkedHashMap<>(),
                List.of(
                        BenchResult.failed("broken", new FailedMeasurementException("wrk", "it ended early")),
                        BenchResult.measured("empty", List.of())));

        assertThat(table.text())
                .contains("broken gave no figures: wrk: it ended early")
                .contains("empty gave no figures: a tool is missing");
    }

    @Test
    void theMachineIsDescribedWithTheDateOfTheClock() {
        var clock = Clock.fixed(Instant.parse("2026-11-23T01:02:03.4Z"), ZoneOffset.UTC);

        assertThat(new Machine(clock).describe())
                .containsEntry("date", "2026-11-23T01:02:03Z")
                .containsKeys("processor", "cores", "memory", "kernel", "JDK", "PostgreSQL", "nginx", "openssl");
    }
}
