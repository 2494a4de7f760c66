package kz.kualik.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One run of the load generator {@code wrk}: 32 connections that stay open, one thread, on the second processor. */
final class Wrk {

    private static final int PROCESSOR = 1;

    private static final String RESULT = "MEASURED ";

    /** Says requests, microseconds, octets received and errors on one line of our own. */
    private static final String SUMMARY = """
            done = function(summary, latency, requests)
              local e = summary.errors
              io.write(string.format("MEASURED %d %d %d %d %d\\n", summary.requests, summary.duration,
                summary.bytes, e.connect + e.read + e.write + e.status + e.timeout, latency:percentile(99)))
            end
            """;

    /** A question about a random one of the serial numbers with a fresh nonce, in one POST. */
    private static final String QUESTIONS = """
            local function octets(name)
              local file = assert(io.open(name, "rb"))
              local all = file:read("*a")
              file:close()
              return all
            end
            local question, serials = octets("question"), octets("serials")
            local count = #serials / SERIAL_LENGTH
            math.randomseed(7919)
            local first = question:sub(1, SERIAL_OFFSET)
            local middle = question:sub(SERIAL_OFFSET + SERIAL_LENGTH + 1, NONCE_OFFSET)
            local last = question:sub(NONCE_OFFSET + NONCE_LENGTH + 1)
            local head = "POST /ocsp HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\nContent-Type: application/ocsp-request\\r\\n"
              .. "Content-Length: " .. #question .. "\\r\\n\\r\\n"
            request = function()
              local at = math.random(0, count - 1) * SERIAL_LENGTH
              local nonce = {}
              for i = 1, NONCE_LENGTH do nonce[i] = string.char(math.random(0, 255)) end
              return head .. first .. serials:sub(at + 1, at + SERIAL_LENGTH) .. middle .. table.concat(nonce) .. last
            end
            """;

    /** Each of the targets in turn. */
    private static final String IN_TURN = """
            local requests = {}
            for target in io.lines("targets") do
              requests[#requests + 1] = "GET " .. target .. " HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n\\r\\n"
            end
            local last = 0
            request = function()
              last = last % #requests + 1
              return requests[last]
            end
            """;

    /** One of the targets at random. */
    private static final String AT_RANDOM = """
            local requests = {}
            for target in io.lines("targets") do
              requests[#requests + 1] = "GET " .. target .. " HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n\\r\\n"
            end
            math.randomseed(7919)
            request = function()
              return requests[math.random(1, #requests)]
            end
            """;

    private final Path folder;

    Wrk(Path folder) {
        this.folder = folder;
    }

    /**
     * What one run measured.
     *
     * @param perSecond answers a second
     * @param octetsEach received for each answer, with its head
     * @param milliseconds99 in how many milliseconds 99 of 100 answers came
     */
    record Result(double perSecond, double octetsEach, double milliseconds99) {}

    /** Fetches one address again and again. */
    Result get(String address, Duration duration) {
        return run(SUMMARY, address, duration);
    }

    /** Asks the responder whose question lies in the folder. */
    Result ask(String address, int serialOffset, int nonceOffset, Duration duration) {
        var script = QUESTIONS
                .replace("SERIAL_OFFSET", Integer.toString(serialOffset))
                .replace("NONCE_OFFSET", Integer.toString(nonceOffset))
                .replace("SERIAL_LENGTH", Integer.toString(OcspBenchServer.SERIAL_OCTETS))
                .replace("NONCE_LENGTH", Integer.toString(OcspBenchServer.NONCE_OCTETS));
        return run(script + SUMMARY, address, duration);
    }

    /** Fetches every target that the file {@code targets} in the folder names, one after the other, again and again. */
    Result getInTurn(String address, Duration duration) {
        return run(IN_TURN + SUMMARY, address, duration);
    }

    /** Fetches random ones of these targets. */
    Result getAtRandom(String address, Duration duration) {
        return run(AT_RANDOM + SUMMARY, address, duration);
    }

    private Result run(String script, String address, Duration duration) {
        try {
            Files.writeString(folder.resolve("load.lua"), script, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new FailedMeasurementException("wrk", e);
        }
        var command = new ArrayList<>(List.of("wrk", "-t1", "-c32", "--latency"));
        command.addAll(List.of("-d" + duration.toSeconds() + "s", "-s", "load.lua", address));
        try (var process = ChildProcess.start("wrk", PROCESSOR, folder, command)) {
            while (true) {
                var line = process.readLine();
                if (line.startsWith(RESULT)) {
                    return parse(line.substring(RESULT.length()));
                }
            }
        }
    }

    private static Result parse(String line) {
        var parts = line.split(" ", -1);
        double requests = Double.parseDouble(parts[0]);
        if (requests == 0 || !parts[3].equals("0")) {
            throw new FailedMeasurementException("wrk", parts[3] + " errors in " + parts[0] + " requests");
        }
        return new Result(
                requests * 1_000_000 / Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]) / requests,
                Double.parseDouble(parts[4]) / 1_000);
    }
}
