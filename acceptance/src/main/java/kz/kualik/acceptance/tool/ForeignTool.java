package kz.kualik.acceptance.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a foreign program to its end, within a time limit, and keeps what it said. */
public final class ForeignTool {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(60);

    private ForeignTool() {}

    /**
     * Runs a command in a folder; both output streams are collected together.
     *
     * @throws MissingToolException if the program is not installed
     */
    public static Outcome run(Path folder, List<String> command) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new MissingToolException(command.getFirst(), e);
        }
        try {
            process.getOutputStream().close();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(TIME_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Outcome(command, -1, output + "\n(ended after " + TIME_LIMIT + ")");
            }
            return new Outcome(command, process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return new Outcome(command, -1, "interrupted");
        }
    }

    /** Whether a program can be started at all and answers with success. */
    public static boolean answers(String... command) {
        try {
            return run(Path.of("."), List.of(command)).succeeded();
        } catch (MissingToolException e) {
            return false;
        }
    }

    /**
     * What a program did.
     *
     * @param command the program and its arguments
     * @param exitCode its exit code; -1 if it had to be ended
     * @param output what it wrote to both streams
     */
    public record Outcome(List<String> command, int exitCode, String output) {

        public Outcome {
            command = List.copyOf(command);
        }

        public boolean succeeded() {
            return exitCode == 0;
        }

        /** The first line of the output that is not empty. */
        public String firstLine() {
            return output.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        }
    }
}
