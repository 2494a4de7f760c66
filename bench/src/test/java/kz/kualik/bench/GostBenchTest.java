package kz.kualik.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GostBenchTest {

    @Test
    void everyContenderIsMeasuredInBothOperations() throws Exception {
        var printed = new ByteArrayOutputStream();

        new GostBench(Duration.ofMillis(1), Duration.ofMillis(1), 1)
                .measure(new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("SIGN +Kualik +[1-9]")
                .containsPattern("VERIFY +Kualik +[1-9]")
                .containsPattern("SIGN +Bouncy Castle +[1-9]")
                .containsPattern("VERIFY +Bouncy Castle +[1-9]")
                .containsPattern("VERIFY +gost-engine +[1-9]|gost-engine not measured");
    }
}
