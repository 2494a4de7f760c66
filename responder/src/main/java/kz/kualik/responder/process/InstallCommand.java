package kz.kualik.responder.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KualikProvider;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./kualik responder install}: puts the certificates to the keys. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = "Checks the authority's answer to an enrolment and puts the certificates to the keys.")
final class InstallCommand implements Callable<Integer> {

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "the responder's folder")
    private Path dir = Path.of("");

    @Parameters(paramLabel = "ANSWER", description = "the file with the authority's answer")
    private Path answer = Path.of("");

    @Override
    public Integer call() throws IOException, UnusableResponderFolderException {
        KualikProvider.register();
        new Enrolment(new ResponderFolder(dir), CryptoEngine.detect()).install(answer);
        System.out.println("The responder's certificates are installed in " + dir + ".");
        return CommandLine.ExitCode.OK;
    }
}
