package kz.kualik.authority.issuance;

import kz.kualik.authority.keys.AuthorityKeys;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** At every start, before the status service opens: the ceremony's certificates stand in the store. */
@Component
final class HouseCertificatesStart implements SmartLifecycle {

    /** Before the status service, which asks the store. */
    static final int PHASE = 50;

    private final AuthorityKeys keys;
    private final HouseStore store;
    private final TransactionOperations transactions;
    private volatile boolean running;

    HouseCertificatesStart(AuthorityKeys keys, HouseStore store, TransactionOperations transactions) {
        this.keys = keys;
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    public void start() {
        transactions.executeWithoutResult(transaction -> {
            for (var issuer : keys.issuers()) {
                keys.serviceCertificates(issuer.id())
                        .forEach(certificate -> store.enter(issuer.id(), certificate, "house"));
            }
        });
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
