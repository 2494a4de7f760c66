package kz.kualik.signer.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.signer.tls.IdentityStore;
import kz.kualik.signer.tls.NssTrust;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signer trust install|remove}: lets the user's browsers trust the Signer's own port, or no longer. */
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        description =
                "Puts the authority of this computer, which may vouch for 127.0.0.1 alone, into the user's browsers"
                        + " (Chromium, Firefox), or takes it out.")
final class TrustCommand {

    @Option(names = "--home", paramLabel = "DIR", description = "The Signer's own folder.")
    private Path folder = SignerFolder.usual(System.getenv(), System.getProperty("user.home"));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "install", description = "Browsers trust the Signer.")
    int install() throws SignerStartException, IOException {
        SignerFolder.make(folder);
        var identity =
                new IdentityStore(folder, CryptoEngine.detect(), new SecureRandom(), Clock.systemUTC()).identity();
        for (var database : NssTrust.ofThisUser().install(identity.authority())) {
            Say.line(spec, "say.trusted", database);
        }
        return 0;
    }

    @Command(name = "remove", description = "Browsers trust the Signer no longer.")
    int remove() throws IOException {
        for (var database : NssTrust.ofThisUser().remove()) {
            Say.line(spec, "say.removed", database);
        }
        return 0;
    }
}
