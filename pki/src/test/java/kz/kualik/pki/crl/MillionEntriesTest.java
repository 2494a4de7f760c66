package kz.kualik.pki.crl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of a million entries is 36 MB; making and asking it must not need a multiple of what it takes to hold it. */
class MillionEntriesTest {

    @TempDir
    private Path folder;

    @Test
    void aMillionEntriesAreMadeReadAndAskedInAHundredAndTwentyEightMegabytes() throws Exception {
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionEntries.class.getName(),
                        folder.resolve("million.crl").toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(said).startsWith(MillionEntries.ENTRIES + " true 4 ");
        assertThat(Long.parseLong(said.substring(said.lastIndexOf(' ') + 1)))
                .as("milliseconds for reading, checking and six questions")
                .isLessThan(20_000);
    }
}
