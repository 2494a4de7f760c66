package kz.kualik.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The reference of signing: {@code openssl speed} on the processor of the servers, counted by the clock on the wall. */
final class OpenSslSpeed {

    private static final int PROCESSOR = 0;

    /** {@code +F2:number:bits:signatures a second:verifications a second}. */
    private static final String RESULT = "+F2:";

    private static final int SIGNATURES = 3;

    private OpenSslSpeed() {}

    /** RSA signatures with 2048 bits, a second. */
    static double rsa2048(Path folder, Duration duration) {
        var command = List.of(
                "openssl", "speed", "-mr", "-elapsed", "-seconds", Long.toString(duration.toSeconds()), "rsa2048");
        try (var process = ChildProcess.start("openssl", PROCESSOR, folder, command)) {
            while (true) {
                var line = process.readLine();
                if (line.startsWith(RESULT)) {
                    return Double.parseDouble(line.split(":", -1)[SIGNATURES]);
                }
            }
        }
    }
}
