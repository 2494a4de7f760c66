package kz.kualik.signature.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import kz.kualik.signature.policy.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code ./kualik verify}: one verdict for each file. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Checks certificates, PKCS#12 key stores, CMS, time-stamps, OCSP responses, revocation lists, signed XML and"
                    + " ZIP containers, in PEM, DER or base64; what a file is, is found out by its content.",
            "",
            "PASSED         cryptographically right, with a trusted chain; the reasons name what was not checked",
            "INDETERMINATE  right, but no trusted chain or no content (with --strict or --at: or unproved dates)",
            "FAILED         changed, forged or revoked",
            "UNREADABLE     not a document of these kinds, or too damaged",
            ""
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all passed",
            "1:at least one failed",
            "3:none failed, at least one is unreadable",
            "2:neither, but at least one is indeterminate",
            "64:the command line is wrong",
            "70:a defect of this program"
        })
public final class VerifyCommand implements Callable<Integer> {

    /** The command line itself is wrong ({@code EX_USAGE} of sysexits.h); the low numbers speak of the files. */
    static final int WRONG_USAGE = 64;

    /** A defect of this program ({@code EX_SOFTWARE}), which must not be taken for a verdict. */
    static final int DEFECT = 70;

    @Option(names = "--json", description = "One JSON object a line: file, kind, verdict, reasons, signers.")
    private boolean json;

    @Option(
            names = "--trust",
            paramLabel = "DIR",
            description = "Folder with trusted certificates; self-signed ones become roots. Can be given several times."
                    + " Without it nobody is trusted.")
    private List<Path> trust = new ArrayList<>();

    @Option(names = "--password", paramLabel = "P", description = "Password of PKCS#12 files.")
    private @Nullable String password;

    @Option(
            names = "--content",
            paramLabel = "FILE",
            description = "What was signed, for detached signatures; what was stamped, for time-stamps.")
    private @Nullable Path content;

    @Option(names = "--crl", paramLabel = "FILE", description = "A revocation list. Can be given several times.")
    private List<Path> lists = new ArrayList<>();

    @Option(names = "--ocsp", paramLabel = "FILE", description = "An OCSP response. Can be given several times.")
    private List<Path> answers = new ArrayList<>();

    @Option(
            names = "--online",
            description = "Ask the OCSP responders and fetch the lists that trusted certificates name.")
    private boolean online;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Judge as of this time (2026-11-22T10:00:00Z or 2026-11-22); dates then count.")
    private @Nullable String at;

    @Option(
            names = "--strict",
            description = "Pass nothing with unproved dates or without current revocation data: INDETERMINATE then.")
    private boolean strict;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files to check.")
    private List<String> files = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    private final Clock clock;

    VerifyCommand(Clock clock) {
        this.clock = clock;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Clock.systemUTC())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .execute(arguments));
    }

    /** The command without a process: for callers that want its exit code and its output. */
    public static CommandLine commandLine(Clock clock) {
        return new CommandLine(new VerifyCommand(clock)).setParameterExceptionHandler((exception, arguments) -> {
            var command = exception.getCommandLine();
            command.getErr().println("kualik verify: " + exception.getMessage());
            command.getErr().println("Try './kualik verify --help'.");
            return WRONG_USAGE;
        });
    }

    @Override
    public Integer call() {
        var request = new VerifyRequest(
                trust,
                lists,
                answers,
                online,
                Optional.ofNullable(content),
                Optional.ofNullable(password).map(String::toCharArray),
                strict,
                Optional.ofNullable(at).map(this::time));
        var worst = new ExitCode();
        try (var session = VerifySession.open(request, clock)) {
            for (var file : files) {
                var checked = session.check(file);
                worst.add(checked.verdict());
                out().println(
                                json
                                        ? checked.report().toJson()
                                        : checked.report().toText());
            }
        } catch (UnusableOptionException e) {
            throw new CommandLine.ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
        }
        return worst.value();
    }

    private Instant time(String text) {
        try {
            return TimeOption.parse(text);
        } catch (UnusableOptionException e) {
            throw new CommandLine.ParameterException(commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private PrintWriter out() {
        return commandLine().getOut();
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine();
    }

    /** Failed outweighs unreadable, which outweighs indeterminate. */
    static final class ExitCode {

        private boolean failed;
        private boolean unreadable;
        private boolean indeterminate;

        void add(Verdict verdict) {
            switch (verdict) {
                case PASSED -> {}
                case INDETERMINATE -> indeterminate = true;
                case FAILED -> failed = true;
                case UNREADABLE -> unreadable = true;
            }
        }

        int value() {
            if (failed) {
                return 1;
            }
            if (unreadable) {
                return 3;
            }
            return indeterminate ? 2 : 0;
        }
    }
}
