package kz.kualik.authority.audit;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code ./kualik audit}: takes the audit log out of a database, and examines what was taken out. */
@Command(
        name = "kualik audit",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Takes the audit log out of the database, or examines an export of it.")
public final class AuditCommand implements Callable<Integer> {

    /** The command line itself is wrong ({@code EX_USAGE} of sysexits.h); the low numbers speak of the log. */
    static final int WRONG_USAGE = 64;

    /** This program is wrong ({@code EX_SOFTWARE}); it must not be taken for a word about the log. */
    static final int DEFECT = 70;

    @Spec
    private @Nullable CommandSpec spec;

    private AuditCommand() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }

    /** The command without a process: for callers that want its exit code and its output. */
    public static CommandLine commandLine(Clock clock) {
        var line = new CommandLine(new AuditCommand());
        line.addSubcommand(new CommandLine(new AuditExportCommand(clock)));
        line.addSubcommand(new CommandLine(new AuditVerifyCommand()));
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("kualik audit: a defect of this program; it says nothing about the log");
            failure.printStackTrace(command.getErr());
            return DEFECT;
        });
        return line.setParameterExceptionHandler((exception, arguments) -> {
            var command = exception.getCommandLine();
            command.getErr().println("kualik audit: " + exception.getMessage());
            command.getErr().println("Try './kualik audit --help'.");
            return WRONG_USAGE;
        });
    }

    @Override
    public Integer call() {
        Objects.requireNonNull(spec, "picocli sets it")
                .commandLine()
                .usage(spec.commandLine().getErr());
        return WRONG_USAGE;
    }
}
