package kz.kualik.pki.issue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.PemOrDer;

/** The {@code openssl} program, as a second opinion. */
final class OpenSsl {

    record Outcome(int exitCode, String output) {}

    private OpenSsl() {}

    static boolean isPresent() {
        try {
            return run(List.of("version")).exitCode() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    static Outcome run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Outcome(process.exitValue(), output);
    }

    static String write(Path folder, String name, Certificate certificate) throws IOException {
        var file = folder.resolve(name);
        Files.writeString(file, PemOrDer.toPem("CERTIFICATE", certificate.encoded()));
        return file.toString();
    }
}
