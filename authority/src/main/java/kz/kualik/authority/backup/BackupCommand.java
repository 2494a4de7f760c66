package kz.kualik.authority.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./kualik backup DIR}: a consistent copy of an authority with an embedded database, also while it works. */
@Command(
        name = "kualik backup",
        mixinStandardHelpOptions = true,
        description = "Copies an authority with its embedded database, also while it works.",
        sortOptions = false)
public final class BackupCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Parameters(paramLabel = "DIR", description = "where the copy goes; must be empty or not there")
    private Path target = Path.of("");

    @Option(names = "--data", paramLabel = "DATA", description = "the data directory (default: .kualik)")
    private Path data = Path.of(".kualik");

    @Option(names = "--config", paramLabel = "FILE", description = "the configuration file to be copied along")
    private @Nullable Path configuration;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BackupCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        try {
            var result = new Backup(data, configurationFile(), Clock.systemUTC()).make(target);
            report(result);
            return CommandLine.ExitCode.OK;
        } catch (BackupException e) {
            System.err.println("kualik backup: " + e.getMessage());
            return FAILED;
        }
    }

    private Optional<Path> configurationFile() {
        if (configuration != null) {
            return Optional.of(configuration);
        }
        var usual = Path.of("kualik.yaml");
        return Files.isRegularFile(usual) ? Optional.of(usual) : Optional.empty();
    }

    private void report(Backup.Result result) {
        var manifest = result.manifest();
        System.out.printf(
                "%d files, %d MB in %s%nwhat was acknowledged before %s is in it%nSHA-256 of %s: %s%n",
                manifest.files(),
                manifest.octets() >> 20,
                target,
                manifest.madeAt(),
                BackupManifest.FILE,
                result.digest());
        if (result.rootKeysLeftOut()) {
            System.out.println("the root keys (" + SideFiles.ROOT_KEYS + ") are not in it: take that folder to a safe"
                    + " place of its own");
        }
        System.out.println("the keys of the issuing authorities are in it: keep it as secret as the authority itself");
    }
}
