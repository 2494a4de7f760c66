package kz.kualik.authority.web;

import java.util.Optional;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transaction of one act. It begins with the first transaction of the call that may write and is nobody else's part; that
 * one and all that follow join it, and it stays open until the act's answer is stored in it.
 */
final class OneAct {

    private enum Phase {
        NOT_BEGUN,
        OPEN,
        OVER
    }

    private final PlatformTransactionManager transactions;
    private Phase phase = Phase.NOT_BEGUN;
    private Optional<TransactionStatus> status = Optional.empty();

    OneAct(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    /** A transaction is about to begin; if it is the first that may write, it becomes part of this one. */
    void comesBefore(TransactionDefinition definition) {
        if (phase == Phase.NOT_BEGUN
                && definition.getPropagationBehavior() == TransactionDefinition.PROPAGATION_REQUIRED
                && !definition.isReadOnly()
                && !TransactionSynchronizationManager.isActualTransactionActive()) {
            begin();
        }
    }

    /** The end: the last statements, and the commit. An act that wrote nothing gets a transaction for them now. */
    void finish(ActTransactions.Step last) throws Exception {
        if (phase == Phase.NOT_BEGUN) {
            begin();
        }
        last.run();
        phase = Phase.OVER;
        transactions.commit(status.orElseThrow());
    }

    /** Nothing of the act has happened. Does nothing after the commit, however that ended. */
    void undo() {
        if (phase == Phase.OPEN) {
            phase = Phase.OVER;
            transactions.rollback(status.orElseThrow());
        }
        phase = Phase.OVER;
    }

    private void begin() {
        status = Optional.of(transactions.getTransaction(TransactionDefinition.withDefaults()));
        phase = Phase.OPEN;
    }
}
