package kz.kualik.responder.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KualikProvider;
import kz.kualik.pki.request.CertificationRequestException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./kualik responder enrol}: makes the keys and the certificate requests. */
@Command(
        name = "enrol",
        mixinStandardHelpOptions = true,
        description = "Makes a responder's keys in its folder, and a file of certificate requests for an officer.")
final class EnrolCommand implements Callable<Integer> {

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "the responder's folder; made anew")
    private Path dir = Path.of("");

    @Option(
            names = "--name",
            paramLabel = "NAME",
            required = true,
            description = "its name at the authority: small letters, digits, hyphens")
    private String name = "";

    @Override
    public Integer call() throws IOException, UnusableResponderFolderException, CertificationRequestException {
        KualikProvider.register();
        var folder = new ResponderFolder(dir);
        new Enrolment(folder, CryptoEngine.detect()).prepare(name);
        System.out.println("An officer sends " + folder.enrolment() + " to POST /api/v1/responders of the authority;");
        System.out.println("give the answer to: kualik responder install --dir " + dir + " ANSWER");
        return CommandLine.ExitCode.OK;
    }
}
