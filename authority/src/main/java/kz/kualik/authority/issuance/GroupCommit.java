package kz.kualik.authority.issuance;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
 * Lets many threads share few transactions. What comes while no transaction is under way is carried at once; what comes meanwhile
 * waits, and is carried together by the next one.
 *
 * <p>If more work is known to be on its way, a moment is waited for it, until half of it is here: what a transaction costs the
 * database, it costs whether it carries two or ten. Who is alone waits for nobody.
 *
 * <p>All transactions run on one thread of the operating system. The callers' threads are virtual ones and few processors carry
 * them, which a signature leaves only when it is done; a transaction that had to come back among them after each of its dozen
 * answers of the database would hold its locks, and everybody behind it, for that long.
 *
 * <p>Each caller gets the outcome of its own work. If a shared transaction fails, its members are carried again one by one, so
 * that only the one that cannot be carried fails.
 *
 * @param <W> a piece of work
 * @param <R> what comes of it
 */
final class GroupCommit<W, R> {

    private static final Duration THREAD_IDLES = Duration.ofSeconds(30);

    private final Function<List<W>, List<R>> carrier;
    private final int largest;
    private final IntSupplier underWay;
    private final long patience;
    private final ThreadPoolExecutor thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final ArrayDeque<Member<W, R>> waiting = new ArrayDeque<>();
    private final Outcome<R> lost = Outcome.failed(new LostBatchException());
    private boolean carrying;

    /**
     * @param name of the thread that carries
     * @param carrier carries all pieces in one transaction and tells their results in the same order; after an exception
     *     nothing of them may stand
     * @param largest how many pieces one transaction carries at most
     * @param underWay how many pieces of work are here or will be soon
     * @param patience how long the first one waits for the others at most
     */
    GroupCommit(String name, Function<List<W>, List<R>> carrier, int largest, IntSupplier underWay, Duration patience) {
        this.carrier = carrier;
        this.largest = largest;
        this.underWay = underWay;
        this.patience = patience.toNanos();
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                THREAD_IDLES.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name(name).daemon().factory());
        thread.allowCoreThreadTimeOut(true);
    }

    /** Carries the work, alone or in company, and returns when its transaction is committed. */
    R commit(W work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalTransactionStateException("work that is to be durable by itself stands in a transaction");
        }
        var own = new Member<W, R>(work, System.nanoTime() + patience, lock.newCondition());
        lock.lock();
        try {
            if (!carrying) {
                thread.execute(this::carryAll);
                carrying = true;
            }
            waiting.add(own);
            arrived.signal();
            while (own.outcome == null) {
                own.changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        return own.outcome.get();
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

    /** Carries one batch after the other until nobody is left. */
    private void carryAll() {
        lock.lock();
        try {
            while (!waiting.isEmpty()) {
                awaitCompany(waiting.element().patientUntil);
                carryNext();
            }
        } finally {
            // Empty unless an error ended this thread's work: those who wait get another one.
            carrying = !waiting.isEmpty();
            if (carrying) {
                thread.execute(this::carryAll);
            }
            lock.unlock();
        }
    }

    private void awaitCompany(long deadline) {
        try {
            var rest = deadline - System.nanoTime();
            while (rest > 0 && !isCompany()) {
                rest = arrived.awaitNanos(rest);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but a process that ends: then no moment is waited for.
            Thread.currentThread().interrupt();
        }
    }

    /** Whether half of what is under way is here. */
    private boolean isCompany() {
        return waiting.size() >= Math.min(largest, underWay.getAsInt() / 2);
    }

    /** Takes what has gathered and carries it outside the lock. */
    private void carryNext() {
        var batch = new ArrayList<Member<W, R>>();
        while (batch.size() < largest && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        lock.unlock();
        List<Outcome<R>> outcomes = List.of();
        try {
            outcomes = carry(batch);
        } finally {
            // Whatever came between, nobody waits for ever: who got no outcome hears that it is unknown.
            lock.lock();
            for (var i = 0; i < batch.size(); i++) {
                batch.get(i).outcome = i < outcomes.size() ? outcomes.get(i) : lost;
                batch.get(i).changed.signal();
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
        final long patientUntil;
        final Condition changed;

        @Nullable
        Outcome<R> outcome;

        Member(W work, long patientUntil, Condition changed) {
            this.work = work;
            this.patientUntil = patientUntil;
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
