package kz.kualik.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignerBenchTest {

    @Test
    void everyKindOfKeyIsMeasuredBesideTheProviderAlone() throws Exception {
        var printed = new ByteArrayOutputStream();

        var measurements = new SignerBench(new PrintStream(printed, true, StandardCharsets.UTF_8), 1, 3).measure();

        assertThat(measurements).hasSize(6).allSatisfy(measurement -> {
            assertThat(measurement.value()).isPositive();
            assertThat(measurement.ratio()).isPresent();
        });
        assertThat(measurements.getFirst().isBoundKept()).isPresent();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("GOST_2015_512 +p50 +[0-9]")
                .containsPattern("ECDSA_P256 +p99 +[0-9]");
    }
}
