package kz.kualik.signer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signer.nss.NssException;
import kz.kualik.signer.nss.NssTrust;
import kz.kualik.signer.nss.StoreOutcome;
import kz.kualik.signer.nss.StoreState;
import kz.kualik.signer.tls.IdentityStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code signer trust install|remove|status}: lets the user's browsers trust the Signer's own port, or no longer. */
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

    private final NssTrust trust;

    /** For the user under whom this process runs. */
    TrustCommand() {
        this(NssTrust.ofThisUser());
    }

    TrustCommand(NssTrust trust) {
        this.trust = trust;
    }

    @Command(name = "install", description = "Browsers trust the Signer.")
    int install(
            @Option(
                            names = "--password-file",
                            paramLabel = "FILE",
                            description = "A file whose first line opens the stores that have a password.")
                    @Nullable
                    Path passwordFile)
            throws SignerStartException, NssException, IOException {
        var password = Optional.ofNullable(passwordFile);
        if (password.isPresent() && !Files.isReadable(password.get())) {
            throw SignerStartException.passwordFile(
                    password.get(), new IOException(password.get().toString()));
        }
        SignerFolder.make(folder);
        var identities = identities();
        var authority = identities.identity().authority();
        // A Signer that runs may show until its next look what one of these vouches for, and takes them out itself.
        List<Certificate> spared = SignerFolder.isHeld(folder) ? identities.replaced() : List.of();
        return tell("say.trusted", trust.install(authority, spared, password));
    }

    @Command(name = "remove", description = "Browsers trust the Signer no longer.")
    int remove() throws NssException {
        return tell("say.removed", trust.remove());
    }

    private int tell(String done, List<StoreOutcome> outcomes) {
        for (var outcome : outcomes) {
            outcome.problem()
                    .ifPresentOrElse(
                            problem -> Say.line(spec, "say.store-failed", outcome.store(), problem),
                            () -> Say.line(spec, done, outcome.store()));
        }
        return exitCode(outcomes.stream().allMatch(StoreOutcome::isDone));
    }

    @Command(
            name = "status",
            description = "Which stores trust the Signer, and when its certificates end. Changes nothing; the exit code"
                    + " is 0 if all trust the present authority and no older one.")
    int status() throws NssException {
        var identities = identities();
        var present = identities.present();
        present.ifPresentOrElse(
                identity -> Say.line(spec, "say.authority", identity.authority().notAfter(), identity.replacedFrom()),
                () -> Say.line(spec, "say.no-authority"));
        for (var replaced : identities.replaced()) {
            Say.line(spec, "say.replaced-authority", replaced.notAfter());
        }
        var states = trust.states(present.map(identity -> identity.authority()));
        states.forEach(this::tell);
        if (states.isEmpty()) {
            Say.line(spec, "say.no-store");
        }
        return exitCode(
                present.isPresent() && !states.isEmpty() && states.stream().allMatch(TrustCommand::isGood));
    }

    private void tell(StoreState state) {
        switch (state) {
            case StoreState.Unreadable(var store, var problem) ->
                Say.line(spec, "say.store-unreadable", store, problem);
            case StoreState.Read(var store, var trusts, var older) -> {
                Say.line(spec, trusts ? "say.store-trusts" : "say.store-without", store);
                if (older > 0) {
                    Say.line(spec, "say.store-older", store, older);
                }
            }
        }
    }

    private static boolean isGood(StoreState state) {
        return state instanceof StoreState.Read read && read.trustsPresent() && read.older() == 0;
    }

    private static int exitCode(boolean allIsWell) {
        return allIsWell ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private IdentityStore identities() {
        return new IdentityStore(folder, CryptoEngine.detect(), new SecureRandom(), Clock.systemUTC());
    }
}
