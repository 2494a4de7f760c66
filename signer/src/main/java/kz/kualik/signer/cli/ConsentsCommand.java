package kz.kualik.signer.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kz.kualik.signer.consent.Permission;
import kz.kualik.signer.headless.KeyChoice;
import kz.kualik.signer.site.Origin;
import kz.kualik.signer.store.ConsentStore;
import kz.kualik.signer.store.ConsentStoreException;
import kz.kualik.signer.store.Consents;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code signer consents}: which sites were given what once for all; gives and takes back, also while a Signer runs. */
@Command(
        name = "consents",
        mixinStandardHelpOptions = true,
        description = "Shows which sites may do what without asking.")
final class ConsentsCommand implements Callable<Integer> {

    private static final int SHOWN_LETTERS = 16;

    @Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, description = "The Signer's own folder.")
    private Path folder = SignerFolder.usual(System.getenv(), System.getProperty("user.home"));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws SignerStartException {
        var out = spec.commandLine().getOut();
        for (var consent : read().given()) {
            var keys = consent.keys().stream()
                    .map(mark -> mark.substring(0, SHOWN_LETTERS))
                    .sorted()
                    .collect(Collectors.joining(" "));
            out.println(String.join(
                            "\t",
                            consent.origin().toString(),
                            consent.permission().name(),
                            consent.since().toString(),
                            keys)
                    .stripTrailing());
        }
        return 0;
    }

    private Consents read() throws SignerStartException {
        try {
            return store().read();
        } catch (ConsentStoreException e) {
            throw SignerStartException.consents(e);
        }
    }

    private ConsentStore store() {
        return new ConsentStore(folder, Clock.systemUTC());
    }

    private static Origin origin(String text) throws SignerStartException {
        return Origin.parse(text).orElseThrow(() -> SignerStartException.origin("ORIGIN", text));
    }

    @Command(name = "give", description = "Gives a site something once for all.")
    int give(
            @Parameters(paramLabel = "ORIGIN", description = "For example https://portal.example.") String site,
            @Option(
                            names = "--for",
                            paramLabel = "WHAT",
                            split = ",",
                            description =
                                    "${COMPLETION-CANDIDATES}; without it what a site needs that signs and logs in.")
                    @Nullable
                    List<Permission> permissions,
            @Option(
                            names = "--key",
                            paramLabel = "CERTIFICATE",
                            description = "Only keys with these certificates; files in DER or PEM.")
                    @Nullable
                    List<Path> certificates)
            throws SignerStartException {
        var keys = CertificateFiles.read(certificates == null ? List.of() : certificates).stream()
                .map(KeyChoice::mark)
                .collect(Collectors.toSet());
        Set<Permission> what = permissions == null ? Permission.usual() : EnumSet.copyOf(permissions);
        try {
            SignerFolder.make(folder);
            store().give(origin(site), what, keys);
        } catch (ConsentStoreException e) {
            throw SignerStartException.consents(e);
        }
        return 0;
    }

    @Command(
            name = "revoke",
            description = "Takes everything back from sites; a running Signer refuses them from then on.")
    int revoke(
            @Option(names = "--all", description = "All sites, also when what is remembered is damaged.") boolean all,
            @Parameters(paramLabel = "ORIGIN", arity = "0..*", description = "For example https://portal.example.")
                    @Nullable
                    List<String> sites)
            throws SignerStartException {
        var origins = new ArrayList<Origin>();
        for (var site : sites == null ? List.<String>of() : sites) {
            origins.add(origin(site));
        }
        if (origins.isEmpty() != all) {
            throw SignerStartException.whomToRevoke();
        }
        try {
            SignerFolder.make(folder);
            if (all) {
                store().withdrawAll();
                Say.line(spec, "say.all-taken-back");
            }
            for (var origin : origins) {
                var had = store().withdraw(origin);
                Say.line(spec, had ? "say.taken-back" : "say.nothing-remembered", origin);
            }
            return 0;
        } catch (ConsentStoreException e) {
            throw SignerStartException.consents(e);
        }
    }
}
