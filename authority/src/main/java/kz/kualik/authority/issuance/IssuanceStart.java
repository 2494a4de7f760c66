package kz.kualik.authority.issuance;

import kz.kualik.authority.node.StartStep;
import org.springframework.stereotype.Component;

/**
 * Settles what a crash left behind before anything new is issued: after the status service has been filled (its phase is
 * lower) and before applications and outstanding events come in.
 */
@Component
final class IssuanceStart extends StartStep {

    static final int PHASE = 200;

    private final SerialRetirement retirement;

    IssuanceStart(SerialRetirement retirement) {
        super(PHASE);
        this.retirement = retirement;
    }

    @Override
    protected void take() {
        retirement.retireRemains();
    }
}
