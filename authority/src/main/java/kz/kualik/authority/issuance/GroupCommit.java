package kz.kualik.authority.issuance;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntSupplier;
import kz.kualik.authority.audit.AuditUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets many threads share few transactions. A thread that comes while not enough are under way carries its work at once; those
 * that come meanwhile wait, and one of them carries everything that has gathered.
 *
 * <p>If more work is known to be on its way, a moment is waited for it, until half of it is here: what a transaction costs the
 * database, it costs whether it carries two or ten. Who is alone waits for nobody.
 *
 * <p>Each caller gets the outcome of its own work. If a shared transaction fails, its members are carried again one by one, so
 * that only the one that cannot be carried fails.
 *
 * @param <W> a piece of work
 * @param <R> what comes of it
 */
final class GroupCommit<W, R> {

    private final Function<List<W>, List<R>> carrier;
    private final int largest;
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Member<W, R>> waiting = new ArrayDeque<>();
    private final int carriers;
    private final IntSupplier underWay;
    private final long patience;
    private int carrying;
    private final Outcome<R> lost = Outcome.failed(new LostBatchException());

    /**
     * @param carrier carries all pieces in one transaction and tells their results in the same order; after an exception
     *     nothing of them may stand
     * @param largest how many pieces one transaction carries at most
     * @param carriers how many transactions may be under way at once; one where they would wait for each other anyway
     * @param underWay how many pieces of work are here or will be soon
     * @param patience how long the first one waits for the others at most
     */
    GroupCommit(
            Function<List<W>, List<R>> carrier, int largest, int carriers, IntSupplier underWay, Duration patience) {
        this.carrier = carrier;
        this.largest = largest;
        this.carriers = carriers;
        this.underWay = underWay;
        this.patience = patience.toNanos();
    }

    /** Carries the work, alone or in company, and returns when its transaction is committed. */
    R commit(W work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("work that is to be durable by itself stands in a transaction");
        }
        var own = new Member<W, R>(work, lock.newCondition());
        var deadline = System.nanoTime() + patience;
        var patient = true;
        var interrupted = false;
        lock.lock();
        try {
            waiting.add(own);
            while (own.outcome == null) {
                if (carrying == carriers || waiting.isEmpty()) {
                    own.changed.awaitUninterruptibly();
                } else if (!patient || isCompany()) {
                    lead();
                } else {
                    try {
                        patient = own.changed.awaitNanos(deadline - System.nanoTime()) > 0;
                    } catch (InterruptedException e) {
                        patient = false;
                        interrupted = true;
                    }
                }
            }
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return own.outcome.get();
    }

    /** Whether half of what is under way is here. */
    private boolean isCompany() {
        return waiting.size() >= Math.min(largest, underWay.getAsInt() / 2);
    }

    /** How many pieces wait for the transaction after the one under way. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Takes what has gathered and carries it outside the lock; then somebody of the rest may lead. */
    private void lead() {
        var batch = new ArrayList<Member<W, R>>();
        while (batch.size() < largest && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        carrying++;
        lock.unlock();
        List<Outcome<R>> outcomes = List.of();
        try {
            outcomes = carry(batch);
        } finally {
            // Whatever came between, nobody waits for ever: who got no outcome hears that it is unknown.
            lock.lock();
            carrying--;
            for (var i = 0; i < batch.size(); i++) {
                batch.get(i).outcome = i < outcomes.size() ? outcomes.get(i) : lost;
                batch.get(i).changed.signal();
            }
            var next = waiting.peek();
            if (next != null) {
                next.changed.signal();
            }
        }
    }

    private List<Outcome<R>> carry(List<Member<W, R>> batch) {
        try {
            return carrier.apply(batch.stream().map(member -> member.work).toList()).stream()
                    .map(Outcome::of)
                    .toList();
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                return List.of(Outcome.failed(e));
            }
            if (concernsAll(e)) {
                return batch.stream().map(member -> Outcome.<R>failed(e)).toList();
            }
            return batch.stream()
                    .flatMap(member -> carry(List.of(member)).stream())
                    .toList();
        } catch (Error e) {
            // The process is broken: nobody may believe that anything was carried, and nothing is tried again.
            return batch.stream().map(member -> Outcome.<R>failed(e)).toList();
        }
    }

    /** The database is away or the audit log cannot be written: each member by itself would only wait as long again. */
    private static boolean concernsAll(RuntimeException failure) {
        return failure instanceof TransactionException
                || failure instanceof NonTransientDataAccessResourceException
                || failure instanceof TransientDataAccessResourceException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof AuditUnavailableException;
    }

    private static final class Member<W, R> {

        final W work;
        final Condition changed;

        @Nullable
        Outcome<R> outcome;

        Member(W work, Condition changed) {
            this.work = work;
            this.changed = changed;
        }
    }

    /** A result or a failure. */
    private sealed interface Outcome<R> {

        static <R> Outcome<R> of(R result) {
            return new Result<>(result);
        }

        static <R> Outcome<R> failed(Throwable failure) {
            return new Failure<>(failure);
        }

        R get();
    }

    private record Result<R>(R value) implements Outcome<R> {
        @Override
        public R get() {
            return value;
        }
    }

    private record Failure<R>(Throwable cause) implements Outcome<R> {
        @Override
        public R get() {
            switch (cause) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                default -> throw new IllegalStateException(cause);
            }
        }
    }
}
