package kz.kualik.signer.cli;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.kualik.signer.tls.IdentityRenewal;

/** Looks every hour whether the TLS identity has to be replaced, as long as a Signer listens. */
final class IdentityGuard implements AutoCloseable {

    private static final Logger LOG = System.getLogger(IdentityGuard.class.getName());
    private static final long HOURS = 1;

    private final IdentityRenewal renewal;
    private final IdentityRenewal.Stage stage;
    private final ScheduledExecutorService schedule;

    private IdentityGuard(IdentityRenewal renewal, IdentityRenewal.Stage stage, ScheduledExecutorService schedule) {
        this.renewal = renewal;
        this.stage = stage;
        this.schedule = schedule;
    }

    static IdentityGuard start(IdentityRenewal renewal, IdentityRenewal.Stage stage) {
        var guard = new IdentityGuard(
                renewal,
                stage,
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("signer-tls-", 0).factory()));
        var _ = guard.schedule.scheduleWithFixedDelay(guard::check, HOURS, HOURS, TimeUnit.HOURS);
        return guard;
    }

    /** Now. A failure is told, and the next hour tries again. */
    void check() {
        try {
            if (renewal.renewIfDue(stage)) {
                LOG.log(Level.INFO, "the TLS certificate was about to end and has been replaced");
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "the TLS certificate, or the browsers' trust in it, could not be renewed", e);
        }
    }

    @Override
    public void close() {
        schedule.shutdownNow();
    }
}
