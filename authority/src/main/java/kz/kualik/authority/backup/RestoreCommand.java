package kz.kualik.authority.backup;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./kualik restore DIR --data NEWDATA}: a data directory from a backup. */
@Command(
        name = "kualik restore",
        mixinStandardHelpOptions = true,
        description = "Makes a data directory from a backup, after checking every file of it.",
        sortOptions = false)
public final class RestoreCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Parameters(paramLabel = "DIR", description = "the backup")
    private Path backup = Path.of("");

    @Option(
            names = "--data",
            paramLabel = "NEWDATA",
            required = true,
            description = "the data directory to be made; must be empty or not there")
    private Path data = Path.of("");

    /** Runs the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RestoreCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        try {
            var manifest = new Restoration(backup, Clock.systemUTC()).into(data);
            System.out.printf(
                    "%d files, %d MB in %s, as of %s%n",
                    manifest.files(), manifest.octets() >> 20, data, manifest.madeAt());
            System.out.println("Before you start it: the original (" + manifest.madeFrom()
                    + ") must not run again beside it, because both have the same keys.");
            System.out.println(
                    "What was issued or revoked after that time is not known here; see docs/guide/operate.md.");
            return CommandLine.ExitCode.OK;
        } catch (BackupException e) {
            System.err.println("kualik restore: " + e.getMessage());
            return FAILED;
        }
    }
}
