package kz.kualik.acceptance.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Comparator;
import java.util.concurrent.Callable;
import kz.kualik.acceptance.client.AuthorityProcess;
import kz.kualik.acceptance.tool.ForeignTool;
import kz.kualik.crypto.CryptoEngine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./kualik demo}: ends with 0 only if our verifier and the foreign programs agree on every file. */
@Command(
        name = "kualik demo",
        mixinStandardHelpOptions = true,
        description = "Walks the whole main job on a throw-away authority and keeps its files.",
        sortOptions = false)
public final class DemoCommand implements Callable<Integer> {

    private static final int AGREED = 0;
    private static final int DISAGREED = 1;
    private static final int TOOLS_MISSING = 2;

    @Option(names = "--out", paramLabel = "DIR", description = "where the files go; must be empty or not there")
    private Path out = Path.of("kualik-demo");

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description =
                    "walk it on the sandbox authority of this data directory, which is started for it, and leave what"
                            + " was done there; without it on a throw-away one")
    private @Nullable Path data;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DemoCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (!isUsable(out)) {
            System.err.println("kualik demo: " + out + " holds files already; name another folder with --out");
            return TOOLS_MISSING;
        }
        if (!toolsAreThere()) {
            return TOOLS_MISSING;
        }
        Files.createDirectories(out);
        var console = new DemoConsole(System.out, out.resolve("demo.log"));
        var gallery = new Gallery(out.toAbsolutePath(), new OurVerifier(), console, Clock.systemUTC());
        copyOracle(gallery);
        try {
            if (data == null) {
                performOnThrowAway(gallery, console);
            } else {
                console.step("starting the authority in %s ...", data);
                perform(data, gallery, console);
            }
        } catch (DemoFailedException e) {
            console.step("FAILED: %s", e.getMessage());
            return DISAGREED;
        }
        return conclude(gallery, console);
    }

    private void performOnThrowAway(Gallery gallery, DemoConsole console) throws Exception {
        // The database runs as another user when we are root, and must be able to pass through.
        var folder = Files.createTempDirectory(
                "kualik-demo-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        try {
            console.step("starting a throw-away authority ...");
            perform(folder.resolve("data"), gallery, console);
        } finally {
            deleteAll(folder);
        }
    }

    private void perform(Path directory, Gallery gallery, DemoConsole console) throws Exception {
        try (var authority = AuthorityProcess.start(directory, out.resolve("authority.log"));
                var demonstration = new Demonstration(authority, CryptoEngine.detect(), gallery, console)) {
            demonstration.perform();
        }
    }

    private static int conclude(Gallery gallery, DemoConsole console) {
        var exhibits = gallery.exhibits();
        gallery.write(
                "README.md", DemoReadme.of(exhibits, Demonstration.PASSWORD).getBytes(StandardCharsets.UTF_8));
        var agreed = exhibits.stream().filter(Exhibit::agreed).count();
        console.chapter("Result");
        console.step(
                "%d of %d judgements are as they should be; the files and a README are in %s",
                agreed, exhibits.size(), gallery.folder());
        return agreed == exhibits.size() ? AGREED : DISAGREED;
    }

    private static boolean isUsable(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static boolean toolsAreThere() {
        var complete = true;
        complete &= present("openssl", "openssl", "version");
        complete &= present("libengine-gost-openssl", "openssl", "engine", "gost");
        complete &= present("python3", "python3", "--version");
        complete &= present("xmlsec1", "xmlsec1", "--version");
        if (!complete) {
            System.err.println("The demo lets these programs judge every file beside Kualik, and so needs them.");
        }
        return complete;
    }

    private static boolean present(String debianPackage, String... probe) {
        var there = ForeignTool.answers(probe);
        if (!there) {
            System.err.println("kualik demo: not installed: " + debianPackage + " (apt install " + debianPackage + ")");
        }
        return there;
    }

    private static void copyOracle(Gallery gallery) throws IOException {
        try (InputStream script = DemoCommand.class.getResourceAsStream("/oracle/" + GostOracleJudge.SCRIPT)) {
            if (script == null) {
                throw new DemoFailedException("the oracle script is missing in this build");
            }
            gallery.write(GostOracleJudge.SCRIPT, script.readAllBytes());
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
