package kz.kualik.authority.issuance;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Real transactions that kill the process just before or just after one of their commits, or lose the answer to it. */
final class CrashingTransactions implements TransactionOperations {

    enum Moment {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    /** The answer to a commit that stands is lost: the process lives on and hears of a failure. */
    static final class LostAnswer extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        LostAnswer() {
            super("the answer to the commit was lost");
        }
    }

    private final TransactionOperations real;
    private final AtomicInteger begun = new AtomicInteger();
    private volatile int victim;
    private volatile int unanswered;
    private volatile Moment moment = Moment.BEFORE_COMMIT;

    CrashingTransactions(TransactionOperations real) {
        this.real = real;
    }

    /** The number-th transaction from now on, counted from 1. */
    void crashAt(int number, Moment at) {
        begun.set(0);
        victim = number;
        moment = at;
    }

    /** The number-th transaction from now on, counted from 1, stands and is reported as failed. */
    void loseAnswerOf(int number) {
        begun.set(0);
        unanswered = number;
    }

    int begun() {
        return begun.get();
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        var number = begun.incrementAndGet();
        var isVictim = number == victim;
        var result = real.execute(status -> {
            var inner = action.doInTransaction(status);
            if (isVictim && moment == Moment.BEFORE_COMMIT) {
                throw new SimulatedCrash("before commit " + victim);
            }
            return inner;
        });
        if (isVictim) {
            throw new SimulatedCrash("after commit " + victim);
        }
        if (number == unanswered) {
            throw new LostAnswer();
        }
        return result;
    }
}
