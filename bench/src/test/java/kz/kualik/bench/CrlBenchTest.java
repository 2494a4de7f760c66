package kz.kualik.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The benches work, with few rows; their figures mean nothing here. */
@Tag("torture")
class CrlBenchTest {

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Test
    void listsOfAllIssuersAreMeasuredAndCheckedByOpenssl() throws Exception {
        assertThat(new CrlBench(2_000).measure(NOWHERE))
                .hasSize(6)
                .allMatch(measurement -> measurement.value() > 0)
                .filteredOn(measurement -> measurement.bound().isPresent())
                .hasSize(3)
                .allMatch(measurement -> measurement.reference().isPresent());
    }

    @Test
    void everyKindOfLookUpIsMeasured() throws Exception {
        assertThat(new LookupBench(10_000, 50).measure(NOWHERE))
                .hasSize(5)
                .allMatch(measurement -> measurement.isBoundKept().isPresent());
    }
}
