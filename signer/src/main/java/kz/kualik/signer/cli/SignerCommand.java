package kz.kualik.signer.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import kz.kualik.crypto.KualikProvider;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.signature.cli.VerifyCommand;
import kz.kualik.signer.files.DurableFiles;
import kz.kualik.signer.site.ConnectionOwner;
import kz.kualik.signer.site.PortOwner;
import kz.kualik.signer.socket.PortTakenException;
import kz.kualik.signer.socket.SignerServer;
import kz.kualik.signer.text.ExplainedException;
import kz.kualik.signer.text.Texts;
import kz.kualik.signer.tls.ServerIdentity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code ./kualik signer}: the Signer without windows. */
@Command(
        name = "signer",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = {
            "Serves web pages that want something signed, over NCALayer's protocol on wss://127.0.0.1:13579.",
            "With --headless it asks nobody: every page of the origins that you name, and every program of yours on this"
                    + " computer, gets what it asks for, signed with the first key of the store that fits."
        },
        subcommands = {
            SignFileCommand.class,
            InfoCommand.class,
            NewKeysCommands.Request.class,
            NewKeysCommands.Import.class,
            RenewCommand.class,
            PasswordCommand.class,
            TrustCommand.class,
            ConsentsCommand.class
        })
public final class SignerCommand implements Callable<Integer> {

    private static final long RETRY_SECONDS = 2;

    @Option(names = "--headless", description = "Without windows: sign without asking. For servers, tests and scripts.")
    private boolean headless;

    @Option(names = "--store", paramLabel = "FILE.p12", description = "The PKCS#12 file with the keys.")
    private @Nullable Path store;

    @Mixin
    private TokenOptions tokens = new TokenOptions();

    @Option(names = "--password-file", paramLabel = "FILE", description = "A file whose first line is its password.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            description = "Whose pages may sign, for example https://portal.example. Can be given several times.")
    private List<String> origins = new ArrayList<>();

    @Option(
            names = "--trust",
            paramLabel = "DIR",
            description =
                    "Certificates of authorities. With them only keys that lead to one of these are used where a page"
                            + " leaves it open, and revoked ones are not.")
    private List<Path> trust = new ArrayList<>();

    @Option(names = "--tsa", paramLabel = "URL", description = "The time-stamping authority (RFC 3161).")
    private @Nullable URI timeStamps;

    @Option(
            names = "--new-keys",
            paramLabel = "DIR",
            description = "Where pages may have keys made, under the password of the store.")
    private @Nullable Path newKeys;

    @Option(
            names = "--legacy",
            paramLabel = "ORIGIN",
            arity = "0..1",
            fallbackValue = NamedSites.ALL_NAMED,
            description = "Open the old applet's module, in which pages give the file's path and its password, for this"
                    + " site; without ORIGIN for all that --allow-origin names and for programs of this user. Can be"
                    + " given several times.")
    private List<String> legacy = new ArrayList<>();

    @Option(
            names = "--unverified-programs",
            description =
                    "Where this computer does not tell whose a connection is, serve programs without an origin all"
                            + " the same.")
    private boolean unverifiedPrograms;

    @Option(names = "--port", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}; 0 finds a free one.")
    private int port = SignerServer.USUAL_PORT;

    @Option(
            names = "--ca-out",
            paramLabel = "FILE",
            description = "Write the certificate that browsers and clients have to trust, in PEM.")
    private @Nullable Path authorityOut;

    @Option(names = "--home", paramLabel = "DIR", description = "The Signer's own folder.")
    private Path folder = SignerFolder.usual(System.getenv(), System.getProperty("user.home"));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The entry of the launcher. */
    public static void main(String[] args) {
        System.exit(execute(args));
    }

    static int execute(String... args) {
        // Messages of the XML parser are part of the protocol, and the protocol speaks English.
        Locale.setDefault(Locale.ROOT);
        KualikProvider.register();
        return commandLine(Say.language()).execute(args);
    }

    /** The command without a process: for callers that want its exit code and its output. */
    static CommandLine commandLine() {
        return new CommandLine(new SignerCommand())
                .addSubcommand("verify", VerifyCommand.commandLine(Clock.systemUTC()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(SignerCommand::explain);
    }

    /** The same with help in this language. English stands in the commands themselves. */
    static CommandLine commandLine(Locale language) {
        var command = commandLine();
        Texts.help(language).ifPresent(command::setResourceBundle);
        return command;
    }

    private static int explain(Exception problem, CommandLine command, CommandLine.ParseResult result)
            throws Exception {
        if (problem instanceof ExplainedException || problem instanceof IOException) {
            command.getErr().println("kualik signer: " + Say.text(problem));
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw problem;
    }

    @Override
    public Integer call() throws SignerStartException, IOException, InterruptedException {
        if (!headless) {
            throw SignerStartException.onlyHeadless();
        }
        var programs = new LocalPrograms(ConnectionOwner.ofThisComputer(), unverifiedPrograms);
        var settings = new HeadlessSigner.Settings(
                folder,
                stores(),
                NamedSites.of(origins, legacy),
                trust,
                Optional.ofNullable(timeStamps),
                newKeys(),
                programs);
        try (var signer = HeadlessSigner.prepare(settings, Clock.systemUTC())) {
            writeAuthority(signer.identity().shown());
            Say.line(
                    spec,
                    "say.signs",
                    settings.stores().stream()
                            .map(place -> place.place().toString())
                            .collect(Collectors.joining(", ")),
                    origins.isEmpty() ? new Texts.Phrase("say.no-page") : String.join(", ", origins));
            programs.warning().ifPresent(warning -> Say.line(spec, "say.warning", warning));
            serve(signer);
        }
        return CommandLine.ExitCode.OK;
    }

    private void writeAuthority(ServerIdentity identity) throws IOException {
        if (authorityOut != null) {
            DurableFiles.writeReadable(
                    authorityOut,
                    new ByteArrayInputStream(
                            PemOrDer.toPem("CERTIFICATE", identity.authority().encoded())
                                    .getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private List<StoreSetting> stores() throws SignerStartException {
        var stores = new ArrayList<StoreSetting>();
        if (store != null && passwordFile != null) {
            stores.add(StoreSetting.file(store, passwordFile));
        }
        stores.addAll(tokens.stores());
        if (stores.isEmpty() || (store != null && passwordFile == null)) {
            throw SignerStartException.onlyHeadless();
        }
        return stores;
    }

    private Optional<HeadlessSigner.NewKeysSetting> newKeys() throws SignerStartException {
        if (newKeys == null) {
            return Optional.empty();
        }
        if (passwordFile == null) {
            throw SignerStartException.newKeysPassword();
        }
        return Optional.of(new HeadlessSigner.NewKeysSetting(newKeys, passwordFile));
    }

    /** Until the process is ended. A taken port is named with its owner and waited for. */
    private void serve(HeadlessSigner signer) throws InterruptedException {
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(ended::countDown, "signer-end"));
        var told = false;
        while (ended.getCount() > 0) {
            try (var server = signer.listen(port);
                    var guard = IdentityGuard.start(signer.identity(), identity -> {
                        server.show(identity);
                        writeAuthority(identity);
                    })) {
                Say.line(spec, "say.listening", "wss://127.0.0.1:" + server.port() + "/");
                guard.check();
                ended.await();
            } catch (PortTakenException e) {
                if (!told) {
                    told = true;
                    Say.line(
                            spec,
                            "say.taken",
                            port,
                            PortOwner.ofThisComputer()
                                    .of(port)
                                    .<Object>map(owner -> owner)
                                    .orElseGet(() -> new Texts.Phrase("say.another-program")));
                }
                if (ended.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
                    return;
                }
            }
        }
    }
}
