package kz.kualik.authority.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import kz.kualik.authority.postgres.DataDirectoryDatabase;
import kz.kualik.authority.postgres.PostgresException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./kualik audit export FILE}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Writes the whole audit log as JSON Lines, as of one moment, while the authority runs or not.",
            ""
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:written", "1:the database or the file cannot be used", "64:the command line is wrong"})
final class AuditExportCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Parameters(paramLabel = "FILE", description = "The file to write; must not exist.")
    private @Nullable Path file;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".kualik",
            description = "The authority's data directory with the embedded database (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of(".kualik");

    @Option(names = "--url", paramLabel = "JDBC-URL", description = "An external PostgreSQL instead.")
    private @Nullable String url;

    @Option(names = "--user", paramLabel = "ROLE", defaultValue = "kualik", description = "Its role.")
    private String user = "kualik";

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file with the role's password.")
    private @Nullable Path passwordFile;

    @Spec
    private @Nullable CommandSpec spec;

    private final Clock clock;

    AuditExportCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var target = Objects.requireNonNull(file, "picocli requires it").toAbsolutePath();
        var line = Objects.requireNonNull(spec, "picocli sets it").commandLine();
        if (Files.exists(target)) {
            throw new CommandLine.ParameterException(line, target + " exists already");
        }
        try {
            var summary = export(target);
            line.getOut()
                    .println(summary.records() + " rows and " + summary.checkpoints() + " checkpoints written to "
                            + target);
            return CommandLine.ExitCode.OK;
        } catch (IOException | SQLException | PostgresException | UnreadableEvidenceException e) {
            line.getErr().println("kualik audit export: " + e.getMessage());
            return FAILED;
        }
    }

    private AuditExport.Summary export(Path target)
            throws IOException, SQLException, PostgresException, UnreadableEvidenceException {
        if (url == null) {
            try (var database = DataDirectoryDatabase.open(data)) {
                return write(database.connection(), target);
            }
        }
        var properties = new Properties();
        properties.setProperty("user", user);
        if (passwordFile != null) {
            properties.setProperty(
                    "password",
                    Files.readString(passwordFile, StandardCharsets.UTF_8).strip());
        }
        try (var connection = DriverManager.getConnection(url, properties)) {
            return write(connection, target);
        }
    }

    /** Under another name until all is on the disk, so that half an export never looks like one. */
    private AuditExport.Summary write(Connection connection, Path target)
            throws IOException, SQLException, UnreadableEvidenceException {
        var unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
        AuditExport.Summary summary;
        try (var channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            var out = new BufferedWriter(
                    new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
            summary = AuditExport.write(connection, out, clock.instant());
            out.flush();
            channel.force(true);
        }
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        return summary;
    }
}
