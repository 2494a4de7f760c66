package kz.kualik.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** OpenSSL's gost-engine, called in a loop inside one Python process, which is told over its standard input what to do. */
final class GostEngineContender implements GostContender {

    private static final String NAME = "gost-engine";
    private static final String SCRIPT = "gost_engine_loop.py";

    private final Path script;
    private final Process process;
    private final BufferedReader answers;

    private GostEngineContender(Path script, Process process) {
        this.script = script;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts the loop; empty if Python or the engine is missing. */
    static Optional<GostEngineContender> start() throws IOException {
        Path script = Files.createTempFile("gost-engine", ".py");
        try (InputStream inside = GostEngineContender.class.getResourceAsStream(SCRIPT)) {
            if (inside == null) {
                throw new FailedContenderException(NAME, "its script is not packaged");
            }
            Files.write(script, inside.readAllBytes());
        }
        Process process;
        try {
            process = new ProcessBuilder("python3", script.toString()).start();
        } catch (IOException noPython) {
            Files.delete(script);
            return Optional.empty();
        }
        var contender = new GostEngineContender(script, process);
        if ("ready".equals(contender.answers.readLine())) {
            return Optional.of(contender);
        }
        contender.close();
        return Optional.empty();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double perSecond(Operation operation, Duration duration) {
        try {
            var requests = process.outputWriter(StandardCharsets.UTF_8);
            requests.write("%s %.3f%n".formatted(operation.name().toLowerCase(Locale.ROOT), duration.toMillis() / 1e3));
            requests.flush();
            String answer = answers.readLine();
            if (answer == null) {
                throw new FailedContenderException(NAME, "the loop has ended");
            }
            String[] numbers = answer.split(" ", -1);
            return Long.parseLong(numbers[0]) / Double.parseDouble(numbers[1]);
        } catch (IOException e) {
            throw new FailedContenderException(NAME, e);
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Files.deleteIfExists(script);
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
