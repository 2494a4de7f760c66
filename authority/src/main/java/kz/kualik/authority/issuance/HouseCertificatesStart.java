package kz.kualik.authority.issuance;

import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.node.StartStep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** At every start, before the status service opens: the ceremony's certificates stand in the store. */
@Component
final class HouseCertificatesStart extends StartStep {

    /** Before the status service, which asks the store. */
    static final int PHASE = 50;

    private final AuthorityKeys keys;
    private final HouseStore store;
    private final TransactionOperations transactions;

    HouseCertificatesStart(AuthorityKeys keys, HouseStore store, TransactionOperations transactions) {
        super(PHASE);
        this.keys = keys;
        this.store = store;
        this.transactions = transactions;
    }

    @Override
    protected void take() {
        transactions.executeWithoutResult(transaction -> {
            for (var issuer : keys.issuers()) {
                keys.serviceCertificates(issuer.id())
                        .forEach(certificate -> store.enter(issuer.id(), certificate, "house"));
            }
        });
    }
}
