package kz.kualik.acceptance.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole authority in a process of its own, with a data directory of its own and free ports, as a user would start it. It
 * is ready when it has written {@code endpoints.json} into its data directory.
 */
public final class AuthorityProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final Path data;
    private final JsonNode endpoints;

    private AuthorityProcess(Process process, Path data, JsonNode endpoints) {
        this.process = process;
        this.data = data;
        this.endpoints = endpoints;
    }

    /**
     * Starts an authority and waits until it is ready.
     *
     * @param data its data directory; created if it is not there
     * @param log where its output goes
     * @throws AuthorityStartException if it ends or is not ready in time
     */
    public static AuthorityProcess start(Path data, Path log) {
        return start(data, log, List.of(), List.of());
    }

    /**
     * Starts an authority and waits until it is ready.
     *
     * @param data its data directory; created if it is not there
     * @param log where its output goes
     * @param javaOptions further options of the virtual machine
     * @param settings further options of the authority, {@code --key=value}
     * @throws AuthorityStartException if it ends or is not ready in time
     */
    public static AuthorityProcess start(Path data, Path log, List<String> javaOptions, List<String> settings) {
        var ready = data.resolve("endpoints.json");
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(ready);
            var process = new ProcessBuilder(command(data, javaOptions, settings))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            return new AuthorityProcess(process, data, awaitReady(process, ready, log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path data, List<String> javaOptions, List<String> settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.add("-XX:+UseSerialGC");
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("kz.kualik.authority.KualikApplication");
        command.addAll(List.of("--data", data.toAbsolutePath().toString(), "--port", "0", "--responder-port", "0"));
        command.addAll(settings);
        return command;
    }

    private static JsonNode awaitReady(Process process, Path ready, Path log) throws IOException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (!Files.exists(ready)) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new AuthorityStartException("it ended with exit code " + process.exitValue(), log);
                }
                if (System.nanoTime() > deadline) {
                    process.destroyForcibly();
                    throw new AuthorityStartException("it was not ready after " + START_LIMIT.toSeconds() + " s", log);
                }
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AuthorityStartException("interrupted", log);
        }
        return JsonMapper.shared().readTree(Files.readString(ready));
    }

    /** The address of the HTTP API. */
    public URI api() {
        return URI.create(endpoints.get("api").asString());
    }

    /** The address of the responder. */
    public URI responder() {
        return URI.create(endpoints.get("responder").asString());
    }

    /** A file or folder that the authority names in its endpoints. */
    public Path file(String name) {
        return Path.of(endpoint(name));
    }

    /** What the authority says about itself under this name. */
    public String endpoint(String name) {
        return endpoints.get(name).asString();
    }

    public Path data() {
        return data;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Asks the authority to stop and waits for it; if it takes too long it is ended by force. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
