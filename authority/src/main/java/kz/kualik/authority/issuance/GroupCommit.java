package kz.kualik.authority.issuance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lets many threads share few transactions. A thread that comes while nobody commits carries its work at once; those that
 * come meanwhile wait, and one of them carries everything that has gathered. Nobody waits for company, so one client alone is
 * as fast as without it.
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
    private boolean carrying;

    /**
     * @param carrier carries all pieces in one transaction and tells their results in the same order; after an exception
     *     nothing of them may stand
     * @param largest how many pieces one transaction carries at most
     */
    GroupCommit(Function<List<W>, List<R>> carrier, int largest) {
        this.carrier = carrier;
        this.largest = largest;
    }

    /** Carries the work, alone or in company, and returns when its transaction is committed. */
    R commit(W work) {
        var own = new Member<W, R>(work, lock.newCondition());
        lock.lock();
        try {
            waiting.add(own);
            while (own.outcome == null) {
                if (carrying) {
                    own.changed.awaitUninterruptibly();
                } else {
                    lead();
                }
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

    /** Takes what has gathered and carries it outside the lock; then somebody of the rest may lead. */
    private void lead() {
        var batch = new ArrayList<Member<W, R>>();
        while (batch.size() < largest && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        carrying = true;
        lock.unlock();
        List<Outcome<R>> outcomes;
        try {
            outcomes = carry(batch);
        } finally {
            lock.lock();
            carrying = false;
        }
        for (var i = 0; i < batch.size(); i++) {
            batch.get(i).outcome = outcomes.get(i);
            batch.get(i).changed.signal();
        }
        Optional.ofNullable(waiting.peek()).ifPresent(next -> next.changed.signal());
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
            return batch.stream()
                    .flatMap(member -> carry(List.of(member)).stream())
                    .toList();
        } catch (Error e) {
            // The process is broken: nobody may believe that anything was carried, and nothing is tried again.
            return batch.stream().map(member -> Outcome.<R>failed(e)).toList();
        }
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
