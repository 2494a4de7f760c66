package kz.kualik.authority.audit;

import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes audit events that a listener of the commit was the first one of its transaction to record: by then the transaction no
 * longer asks whom it has to tell of its commit, but it still asks this one, and a failure still undoes everything.
 */
@Component
final class LateAuditEvents implements TransactionExecutionListener {

    /** Holds events that may not have been written yet. */
    interface Pending {

        /** Writes them, if that has not been done. */
        void writeRest();
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            for (var synchronization : TransactionSynchronizationManager.getSynchronizations()) {
                if (synchronization instanceof Pending pending) {
                    pending.writeRest();
                }
            }
        }
    }
}
