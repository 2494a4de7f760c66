package kz.kualik.responder;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.responder.http.AddressNotAvailableException;
import kz.kualik.responder.http.Health;
import kz.kualik.responder.http.HttpService;
import kz.kualik.responder.http.SigningPool;
import kz.kualik.responder.keys.OcspSigner;
import kz.kualik.responder.keys.ServiceKey;
import kz.kualik.responder.keys.TimeStampSigner;
import kz.kualik.responder.keys.UnfitServiceKeyException;
import kz.kualik.responder.ocsp.OcspHandler;
import kz.kualik.responder.time.ClockComparing;
import kz.kualik.responder.time.ClockWatch;
import kz.kualik.responder.time.SteadyTime;
import kz.kualik.responder.time.TrustedTime;
import kz.kualik.responder.time.UnwatchedTime;
import kz.kualik.responder.timestamp.TimeStampHandler;
import kz.kualik.responder.timestamp.TimeStampRules;
import kz.kualik.responder.timestamp.TimeStampSerialNumbers;
import org.jspecify.annotations.Nullable;

/**
 * The public status and time service. {@link #start} opens the port, {@link #close} leaves no thread and no socket behind.
 *
 * <p>Paths: {@code /ocsp} (POST, GET with base64), {@code /tsp} (POST), {@code /crl/NAME.crl}, {@code /cert/NAME.cer},
 * {@code /health}.
 */
public final class Responder implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Responder.class.getName());

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private final ResponderConfiguration configuration;
    private final ResponderPorts ports;
    private final CryptoEngine engine;
    private final Clock clock;
    private final OcspHandler ocsp;
    private final TimeStampHandler timeStamps;
    private final Optional<ClockWatch> clockWatch;
    private final SteadyTime time;
    private @Nullable HttpService service;
    private @Nullable ClockComparing comparing;

    public Responder(ResponderConfiguration configuration, ResponderPorts ports, CryptoEngine engine, Clock clock) {
        this.configuration = configuration;
        this.ports = ports;
        this.engine = engine;
        this.clock = clock;
        this.ocsp = new OcspHandler(configuration.ocsp(), ports.statusIndex(), List.of(), engine, clock);
        this.clockWatch = configuration.timeKeeping().watch(clock);
        var rules = rules(configuration);
        this.time = new SteadyTime(
                clockWatch.<TrustedTime>map(watch -> watch).orElseGet(() -> new UnwatchedTime(clock)),
                rules.accuracy().orElse(ONE_SECOND));
        this.timeStamps = new TimeStampHandler(
                rules,
                List.of(),
                engine,
                new TimeStampSerialNumbers(configuration.nodeName(), new SecureRandom()),
                time);
    }

    /** An accuracy is stated where somebody watches it. */
    private static TimeStampRules rules(ResponderConfiguration configuration) {
        var rules = configuration.timeStamps();
        var keeping = configuration.timeKeeping();
        return rules.accuracy().isEmpty() && keeping.reference().isPresent()
                ? new TimeStampRules(
                        rules.acceptedImprints(), Optional.of(keeping.rules().accuracy()))
                : rules;
    }

    /** Gives no time-stamp with a time before this one: something on record is as new, perhaps from before a restart. */
    public void giveNoTimeBefore(Instant onRecord) {
        time.notBefore(onRecord);
    }

    /**
     * Reads the keys, tries each of them, and opens the port.
     *
     * @return the port on which it listens
     * @throws AddressNotAvailableException if the configured address is taken
     * @throws UnfitServiceKeyException if a private key is not that of its certificate
     */
    public synchronized int start() throws AddressNotAvailableException, UnfitServiceKeyException {
        if (service != null) {
            throw new IllegalStateException("the responder runs already");
        }
        reloadKeys();
        var pool = new SigningPool(configuration.signingThreads(), configuration.signingQueue());
        service = HttpService.start(
                configuration.host(),
                configuration.port(),
                configuration.eventLoops(),
                configuration.limits(),
                ocsp,
                ports.freshness(),
                timeStamps,
                ports.lists(),
                ports.certificates(),
                new Health(ocsp, timeStamps, ports.statusIndex(), ports.freshness(), ports.lists(), pool, time, clock),
                pool,
                clock);
        comparing = clockWatch
                .map(watch -> ClockComparing.start(
                        watch, configuration.timeKeeping().rules().interval()))
                .orElse(null);
        LOG.log(Level.INFO, "responder listens on {0}:{1}", configuration.host(), String.valueOf(service.port()));
        return service.port();
    }

    /**
     * Reads the keys again, as after a new delegated certificate. Requests that are being answered keep the old ones; if a
     * key does not fit, all the old ones stay.
     */
    public synchronized void reloadKeys() throws UnfitServiceKeyException {
        var ocspSigners = ports.keys().ocspSigners();
        var timeStampSigners = ports.keys().timeStampSigners();
        for (var key : allKeys(ocspSigners, timeStampSigners)) {
            key.requireFits(engine);
        }
        ocsp.replaceSigners(ocspSigners);
        timeStamps.replaceSigners(timeStampSigners);
    }

    private static List<ServiceKey> allKeys(List<OcspSigner> ocspSigners, List<TimeStampSigner> timeStampSigners) {
        var all = new ArrayList<ServiceKey>();
        ocspSigners.forEach(signer -> all.add(signer.key()));
        timeStampSigners.forEach(signer -> all.add(signer.key()));
        return all;
    }

    /** What it has done since it was made, and how it is with its clock. */
    public ResponderFigures figures() {
        return new ResponderFigures(
                ocsp.counts().all(), time.problem().isEmpty(), clockWatch.flatMap(ClockWatch::ahead));
    }

    /** Stops; does nothing if it does not run. It may be started again. */
    @Override
    public synchronized void close() {
        if (service != null) {
            service.close();
            service = null;
            if (comparing != null) {
                comparing.close();
                comparing = null;
            }
            LOG.log(Level.INFO, "responder stopped");
        }
    }
}
