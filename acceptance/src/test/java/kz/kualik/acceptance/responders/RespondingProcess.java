package kz.kualik.acceptance.responders;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.responder.process.ResponderCommand;
import picocli.CommandLine;

/** A responder in a process of its own, as an operator would start it. */
final class RespondingProcess implements AutoCloseable {

    /** Older news is kept silent about, so this is how long after a revocation "good" may be said at the most. */
    static final Duration SILENT_AFTER = Duration.ofSeconds(3);

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final URI address;

    private RespondingProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Runs a command of {@code ./kualik responder} to its end; only what answers has to be a process. */
    static void command(String... words) {
        var code = new CommandLine(new ResponderCommand()).execute(words);
        if (code != 0) {
            throw new AssertionError(String.join(" ", words) + " ended with " + code);
        }
    }

    static RespondingProcess start(Path folder, AuthorityProcess authority, Path log)
            throws IOException, InterruptedException {
        var ready = folder.resolve("ready");
        Files.deleteIfExists(ready);
        var process = launch(
                log,
                List.of(
                        "--dir",
                        folder.toString(),
                        "--authority",
                        authority.api().toString(),
                        "--port",
                        "0",
                        "--sandbox",
                        "--snapshot-every",
                        "PT1S",
                        "--unknown-after",
                        SILENT_AFTER.toString(),
                        "--silent-after",
                        SILENT_AFTER.toString(),
                        "--ready-file",
                        ready.toString()));
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!Files.exists(ready)) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new AssertionError("a responder did not start: " + Files.readString(log));
            }
        }
        return new RespondingProcess(process, URI.create(Files.readString(ready).strip()));
    }

    private static Process launch(Path log, List<String> words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "kz.kualik.responder.process.ResponderCommand"));
        command.addAll(words);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        return process;
    }

    URI address() {
        return address;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
