package kz.kualik.authority.registry;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The registry is somebody else's service and may take its time: whoever asks it holds neither lock nor connection. */
final class Unhurried {

    private Unhurried() {}

    /** Refuses a question from within a transaction: a defect of ours, found by the first test that takes this way. */
    static void require() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("the registry is asked within a transaction");
        }
    }
}
