package kz.kualik.authority.web;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/**
 * The house's transactions, with one addition: a call can be run so that all that it writes, and something more at its end, is
 * one transaction. What the call only reads, and what it writes in transactions that are declared to be their own, stays
 * outside; so a call that first looks, then asks the registry and then acts holds neither lock nor connection while it asks.
 */
final class ActTransactions implements PlatformTransactionManager {

    private static final ScopedValue<OneAct> ACT = ScopedValue.newInstance();

    /** A part of an act. */
    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    private final PlatformTransactionManager real;

    ActTransactions(PlatformTransactionManager real) {
        this.real = real;
    }

    /**
     * Runs the act and then the last statements, all or nothing.
     *
     * @param act what to do; if it fails nothing is done
     * @param last runs after the act in its transaction, and may still make it fail
     */
    void asOne(Step act, Step last) throws Exception {
        var one = new OneAct(real);
        try {
            ScopedValue.where(ACT, one).call(() -> {
                act.run();
                return one;
            });
            one.finish(last);
        } catch (Throwable e) {
            try {
                one.undo();
            } catch (RuntimeException again) {
                // The connection is gone, and with it what was not committed.
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        if (ACT.isBound()) {
            ACT.get().comesBefore(definition == null ? TransactionDefinition.withDefaults() : definition);
        }
        return real.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
        real.commit(status);
    }

    @Override
    public void rollback(TransactionStatus status) {
        real.rollback(status);
    }
}
