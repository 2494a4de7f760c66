package kz.kualik.signer.nss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Databases as browsers make them. */
public final class Nss {

    private Nss() {}

    /** Skips the test where NSS's tools are missing. */
    public static void assume() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/certutil")), "needs certutil (libnss3-tools)");
    }

    /** Makes one without a password. */
    public static Path make(Path folder) {
        return certutil(folder, "-N", "--empty-password");
    }

    /** Makes one with the password in a file. */
    public static Path make(Path folder, Path password) {
        return certutil(folder, "-N", "-f", password.toString());
    }

    private static Path certutil(Path folder, String... arguments) {
        try {
            Files.createDirectories(folder);
            var command = new ArrayList<>(List.of("certutil", "-d", "sql:" + folder));
            command.addAll(List.of(arguments));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.onExit().join().exitValue()).as(said).isZero();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What certutil lists. */
    public static String list(Path database) {
        try {
            var process = new ProcessBuilder("certutil", "-L", "-d", "sql:" + database)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
