package kz.kualik.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs beside the measurement, on a processor of its own where that can be had, and ends with it. */
final class ChildProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final String name;
    private final Process process;
    private final BufferedReader output;

    private ChildProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts it on this processor; what it complains about goes to a file in the folder. */
    static ChildProcess start(String name, int processor, Path folder, List<String> command) {
        var pinned = new ArrayList<String>();
        if (isPinningPossible()) {
            pinned.addAll(List.of("taskset", "-c", Integer.toString(processor)));
        }
        pinned.addAll(command);
        return startAnywhere(name, folder, pinned);
    }

    /** Starts it on whatever processor; what it complains about goes to a file in the folder. */
    static ChildProcess startAnywhere(String name, Path folder, List<String> command) {
        try {
            return new ChildProcess(
                    name,
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectError(folder.resolve(name + ".log").toFile())
                            .start());
        } catch (IOException e) {
            throw new FailedMeasurementException(name, e);
        }
    }

    /** With one processor there is nothing to choose. */
    static boolean isPinningPossible() {
        return Runtime.getRuntime().availableProcessors() > 1 && isInstalled("taskset");
    }

    static boolean isInstalled(String program) {
        for (var folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return Files.isExecutable(Path.of("/usr/sbin", program));
    }

    /** The next line that it says. */
    String readLine() {
        try {
            var line = output.readLine();
            if (line == null) {
                throw new FailedMeasurementException(name, "it ended early, see its log");
            }
            return line;
        } catch (IOException e) {
            throw new FailedMeasurementException(name, e);
        }
    }

    /** Ends it, this one process only. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
