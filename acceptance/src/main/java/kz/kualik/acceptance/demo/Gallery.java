package kz.kualik.acceptance.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.acceptance.tool.ForeignTool;

/** The folder that the demo leaves: it writes the files and has each judged twice, by our verifier and by a foreign one. */
final class Gallery {

    private final Path folder;
    private final OurVerifier verifier;
    private final DemoConsole console;
    private final Clock clock;
    private final List<Exhibit> exhibits = new ArrayList<>();

    Gallery(Path folder, OurVerifier verifier, DemoConsole console, Clock clock) {
        this.folder = folder;
        this.verifier = verifier;
        this.console = console;
        this.clock = clock;
    }

    /** Writes a file and gives its path. */
    Path write(String file, byte[] content) {
        var path = folder.resolve(file);
        try {
            Files.createDirectories(path.getParent());
            Files.write(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    /** Has a file judged that both sides have to find right. */
    void expectPassed(String file, String title, List<String> ourOptions, List<String> foreignCommand) {
        judge(file, title, "PASSED", ourOptions, foreignCommand, true);
    }

    /** Has a file judged that we have to refuse; the foreign program is told to expect success or failure. */
    void expectFailed(
            String file, String title, List<String> ourOptions, List<String> foreignCommand, boolean foreignExpected) {
        judge(file, title, "FAILED", ourOptions, foreignCommand, foreignExpected);
    }

    /** What our verifier says if it may ask the responder that the certificate names. */
    OurVerifier.Opinion askOnline(String file) {
        return verifier.verify(folder, file, List.of("--trust", "trust", "--online"));
    }

    private void judge(
            String file,
            String title,
            String expected,
            List<String> ourOptions,
            List<String> foreignCommand,
            boolean foreignExpected) {
        var ours = verifier.verify(folder, file, atThisTime(ourOptions));
        var foreign = ForeignTool.run(folder, foreignCommand);
        var exhibit = new Exhibit(
                file, title, expected, ours.command(), ours.verdict(), ours.reasons(), foreign, foreignExpected);
        exhibits.add(exhibit);
        console.step(
                "%-46s we say %-6s  %s says %-5s  %s",
                file,
                exhibit.ourVerdict(),
                program(foreignCommand),
                foreign.succeeded() ? "right" : "wrong",
                exhibit.agreed() ? "as it should be" : "NOT AS IT SHOULD BE");
        if (!exhibit.agreed()) {
            exhibit.ourReasons().forEach(reason -> console.step("    our reason: %s", reason));
            foreign.output().lines().limit(12).forEach(line -> console.step("    %s", line));
        }
    }

    /** Status is news of a moment: by hand, later, the question has to name that moment. */
    private List<String> atThisTime(List<String> options) {
        var timed = new ArrayList<>(options);
        timed.addAll(
                List.of("--at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString()));
        return timed;
    }

    private static String program(List<String> command) {
        return command.getFirst().equals("python3") ? "gost-engine" : command.getFirst();
    }

    List<Exhibit> exhibits() {
        return List.copyOf(exhibits);
    }

    Path folder() {
        return folder;
    }
}
