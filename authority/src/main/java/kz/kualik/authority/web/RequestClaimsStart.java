package kz.kualik.authority.web;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Frees, before the doors open, the keys of requests that died with this node. */
@Component
final class RequestClaimsStart implements SmartLifecycle {

    /** Before the web server, which takes requests at the end. */
    private static final int PHASE = 0;

    private final RequestClaims claims;
    private volatile boolean running;

    RequestClaimsStart(RequestClaims claims) {
        this.claims = claims;
    }

    @Override
    public void start() {
        claims.endThoseOfFormerLives();
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
