package kz.kualik.responder.process;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KualikProvider;
import kz.kualik.responder.ResponderConfiguration;
import kz.kualik.responder.feed.FeedRefusedException;
import kz.kualik.responder.http.AddressNotAvailableException;
import kz.kualik.responder.keys.UnfitServiceKeyException;
import kz.kualik.responder.ocsp.OcspRules;
import kz.kualik.responder.status.FreshnessBounds;
import kz.kualik.responder.status.StatusIndex;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.PropertiesDefaultProvider;

/**
 * {@code ./kualik responder}: runs a responder beside an authority; {@code enrol} and {@code install} give it its keys and
 * certificates first. Every option may also stand in a file of properties, by its long name.
 */
@Command(
        name = "kualik responder",
        mixinStandardHelpOptions = true,
        description = "A status and time service as a process of its own: OCSP, revocation lists, time-stamps.",
        subcommands = {EnrolCommand.class, InstallCommand.class})
public final class ResponderCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Option(names = "--dir", paramLabel = "DIR", description = "the responder's folder")
    private @Nullable Path dir;

    @Option(names = "--authority", paramLabel = "URL", description = "the authority, as https://ca.example.kz:8443/")
    private @Nullable URI authority;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "the address to listen on (${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Option(names = "--port", defaultValue = "8881", description = "0 finds a free one (${DEFAULT-VALUE})")
    private int port = 8881;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "properties with these options, as port = 8881; what stands on the command line counts more")
    private @Nullable Path config;

    @Option(
            names = "--never-issued",
            paramLabel = "WORD",
            defaultValue = "REVOKED",
            description =
                    "what is said of serial numbers that were never issued: REVOKED or UNKNOWN (${DEFAULT-VALUE})")
    private OcspRules.NeverIssued neverIssued = OcspRules.NeverIssued.REVOKED;

    @Option(
            names = "--unknown-after",
            defaultValue = "PT5S",
            description = "older news: nothing is said about unknown serial numbers (${DEFAULT-VALUE})")
    private Duration unknownAfter = Duration.ofSeconds(5);

    @Option(
            names = "--silent-after",
            defaultValue = "PT1M",
            description = "older news: nothing is said about any certificate (${DEFAULT-VALUE})")
    private Duration silentAfter = Duration.ofMinutes(1);

    @Option(
            names = "--snapshot-every",
            defaultValue = "PT10M",
            description = "how often what is known is written to the disk (${DEFAULT-VALUE})")
    private Duration snapshotEvery = Duration.ofMinutes(10);

    @Option(
            names = "--most-certificates",
            paramLabel = "N",
            defaultValue = "0",
            description = "larger snapshots are refused; 0 for as many as fit into the memory (${DEFAULT-VALUE})")
    private long mostCertificates;

    @Option(
            names = "--metrics-port",
            paramLabel = "N",
            description = "figures for Prometheus at http://127.0.0.1:N/metrics; none without it, 0 finds a free one")
    private @Nullable Integer metricsPort;

    @Option(
            names = "--metrics-host",
            defaultValue = "127.0.0.1",
            description = "the address for the figures, which are not for everybody (${DEFAULT-VALUE})")
    private String metricsHost = "127.0.0.1";

    @Option(names = "--sandbox", description = "follow the clock of an authority that is a sandbox")
    private boolean sandbox;

    @Option(names = "--ready-file", paramLabel = "FILE", description = "written with the address when the port is open")
    private @Nullable Path readyFile;

    /** Runs the command line. */
    public static void main(String[] arguments) {
        System.exit(commandLine(arguments).execute(arguments));
    }

    private static CommandLine commandLine(String... arguments) {
        var line = new CommandLine(new ResponderCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals("--config")) {
                line.setDefaultValueProvider(
                        new PropertiesDefaultProvider(Path.of(arguments[i + 1]).toFile()));
            }
        }
        return line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println("kualik responder: " + failure.getMessage());
            return FAILED;
        });
    }

    @Override
    public Integer call()
            throws IOException, InterruptedException, FeedRefusedException, UnusableResponderFolderException,
                    AddressNotAvailableException, UnfitServiceKeyException {
        if (dir == null || authority == null) {
            System.err.println("kualik responder: --dir and --authority are needed, here or in the file of --config");
            return CommandLine.ExitCode.USAGE;
        }
        if (config != null && !Files.exists(config)) {
            System.err.println("kualik responder: there is no file " + config);
            return CommandLine.ExitCode.USAGE;
        }
        var usual = FreshnessBounds.usual();
        var settings = new ResponderProcess.Settings(
                authority,
                ResponderConfiguration.listeningOn(host, port)
                        .withOcsp(OcspRules.likeTheNuc().withNeverIssued(neverIssued)),
                new FreshnessBounds(unknownAfter, silentAfter, usual.patience(), usual.waiting()),
                sandbox,
                snapshotEvery,
                mostCertificates > 0 ? mostCertificates : StatusIndex.mostOfThisProcess());
        KualikProvider.register();
        var process = ResponderProcess.open(new ResponderFolder(dir), settings, CryptoEngine.detect());
        var metrics = metricsPort == null
                ? Optional.<MetricsServer>empty()
                : Optional.of(MetricsServer.start(metricsHost, metricsPort, process.metrics()));
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            metrics.ifPresent(MetricsServer::close);
            process.close();
            stopped.countDown();
        }));
        var address = "http://" + host + ":" + process.start() + "/";
        System.out.println("responder: " + address);
        metrics.ifPresent(
                server -> System.out.println("metrics: http://" + metricsHost + ":" + server.port() + "/metrics"));
        if (readyFile != null) {
            OwnerFiles.write(readyFile, (address + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        stopped.await();
        return CommandLine.ExitCode.OK;
    }
}
