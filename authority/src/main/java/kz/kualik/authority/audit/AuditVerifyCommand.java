package kz.kualik.authority.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KualikProvider;
import kz.kualik.pki.path.TrustFolder;
import kz.kualik.pki.path.UnusableTrustFolderException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./kualik audit verify FILE}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Examines an export without the database and without a network: whether rows were changed, removed, put in"
                    + " another order, cut off or written anew, and whether checkpoints are missing or forged.",
            "",
            "INTACT      all rows are as they were written, and trusted checkpoints vouch for it",
            "UNPROVEN    nothing is wrong, but without --trust or without checkpoints a log that was written anew from"
                    + " the beginning would look the same",
            "TAMPERED    at least one thing is wrong; each is told",
            "UNREADABLE  the file is no export, or a checkpoint has lost its form",
            ""
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:intact",
            "1:tampered with",
            "2:unproven",
            "3:unreadable",
            "64:the command line is wrong",
            "70:a defect of this program"
        })
final class AuditVerifyCommand implements Callable<Integer> {

    private static final int TAMPERED = 1;
    private static final int UNPROVEN = 2;
    private static final int UNREADABLE = 3;
    private static final int MOST_TOLD = 100;

    @Parameters(paramLabel = "FILE", description = "The export.")
    private @Nullable Path file;

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description = "The folder of checkpoints that was kept apart from the database. Without it those inside the"
                    + " export count, which somebody with the database in hand can cut off together with the rows.")
    private @Nullable Path checkpoints;

    @Option(
            names = "--trust",
            paramLabel = "CERT",
            description =
                    "The authority's root certificate, or a folder of such. Can be given several times. Without it"
                            + " anybody may have made the checkpoints.")
    private List<Path> trust = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    private long told;

    @Override
    public Integer call() {
        KualikProvider.register();
        var engine = CryptoEngine.detect();
        var export = Objects.requireNonNull(file, "picocli requires it");
        var verification = AuditVerification.of(export, engine);
        if (checkpoints != null) {
            if (!Files.isDirectory(checkpoints)) {
                throw new CommandLine.ParameterException(line(), checkpoints + " is no folder");
            }
            verification = verification.withCheckpoints(checkpoints);
        }
        try {
            if (!trust.isEmpty()) {
                verification = verification.trusting(TrustFolder.read(engine, trust));
            }
            return tell(verification.run(this::tell));
        } catch (UnusableTrustFolderException e) {
            throw new CommandLine.ParameterException(line(), String.valueOf(e.getMessage()), e);
        } catch (IOException | UncheckedIOException | UnreadableEvidenceException e) {
            out().println("UNREADABLE  " + e.getMessage());
            return UNREADABLE;
        }
    }

    private void tell(AuditFinding finding) {
        told++;
        if (told <= MOST_TOLD) {
            out().println(finding);
        }
    }

    private int tell(AuditVerdict verdict) {
        if (told > MOST_TOLD) {
            out().println("and " + (told - MOST_TOLD) + " more");
        }
        out().println(verdict.records() + " rows, " + verdict.checkpoints() + " checkpoints, " + verdict.unwitnessed()
                + " rows behind the last checkpoint");
        if (!verdict.isIntact()) {
            out().println("TAMPERED    " + verdict.findings() + " things are wrong");
            return TAMPERED;
        }
        if (!verdict.isProven()) {
            out().println(
                            verdict.checkpoints() == 0
                                    ? "UNPROVEN    there are no checkpoints; give the folder with --checkpoints"
                                    : "UNPROVEN    nobody is trusted; give the authority's root certificate with --trust");
            return UNPROVEN;
        }
        out().println("INTACT");
        return CommandLine.ExitCode.OK;
    }

    private PrintWriter out() {
        return line().getOut();
    }

    private CommandLine line() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine();
    }
}
