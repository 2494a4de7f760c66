package kz.kualik.authority.web;

import kz.kualik.authority.node.StartStep;
import org.springframework.stereotype.Component;

/** Frees, before the doors open, the keys of requests that died with this node. */
@Component
final class RequestClaimsStart extends StartStep {

    /** Before the web server, which takes requests at the end. */
    private static final int PHASE = 0;

    private final RequestClaims claims;

    RequestClaimsStart(RequestClaims claims) {
        super(PHASE);
        this.claims = claims;
    }

    @Override
    protected void take() {
        claims.endThoseOfFormerLives();
    }
}
