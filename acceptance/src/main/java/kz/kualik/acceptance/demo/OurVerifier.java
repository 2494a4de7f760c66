package kz.kualik.acceptance.demo;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import kz.kualik.signature.cli.VerifyCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./kualik verify --json}, asked as a person would ask it. */
final class OurVerifier {

    /**
     * What our verifier said.
     *
     * @param command the command line by hand, relative to the demo's folder
     * @param verdict one of its four words
     * @param reasons why, and what was not checked
     */
    record Opinion(List<String> command, String verdict, List<String> reasons) {

        Opinion {
            command = List.copyOf(command);
            reasons = List.copyOf(reasons);
        }
    }

    /** Options whose value is a file of the demo's folder. */
    private static final List<String> FILE_OPTIONS = List.of("--trust", "--content", "--crl", "--ocsp");

    Opinion verify(Path folder, String file, List<String> options) {
        var byHand = new ArrayList<>(List.of("kualik", "verify"));
        byHand.addAll(options);
        byHand.add(file);

        var arguments = new ArrayList<>(List.of("--json"));
        arguments.addAll(withFolder(folder, options));
        arguments.add(folder.resolve(file).toString());
        var output = new StringWriter();
        VerifyCommand.commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(output))
                .execute(arguments.toArray(String[]::new));
        var line = output.toString().lines().findFirst().orElse("{}");
        var answer = line.startsWith("{")
                ? JsonMapper.shared().readTree(line)
                : JsonMapper.shared().createObjectNode();
        return new Opinion(byHand, answer.path("verdict").asString("(no answer: " + line + ")"), reasons(answer));
    }

    private static List<String> withFolder(Path folder, List<String> options) {
        var resolved = new ArrayList<String>();
        var isFile = false;
        for (var option : options) {
            resolved.add(isFile ? folder.resolve(option).toString() : option);
            isFile = FILE_OPTIONS.contains(option);
        }
        return resolved;
    }

    private static List<String> reasons(JsonNode answer) {
        return StreamSupport.stream(answer.path("reasons").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
