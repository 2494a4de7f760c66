package kz.kualik.authority.issuance;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Settles what a crash left behind before anything new is issued: after the status service has been filled (its phase is
 * lower) and before applications and outstanding events come in.
 */
@Component
final class IssuanceStart implements SmartLifecycle {

    static final int PHASE = 200;

    private final SerialRetirement retirement;
    private volatile boolean running;

    IssuanceStart(SerialRetirement retirement) {
        this.retirement = retirement;
    }

    @Override
    public void start() {
        retirement.retireRemains();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
