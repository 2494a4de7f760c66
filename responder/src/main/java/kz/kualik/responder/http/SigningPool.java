package kz.kualik.responder.http;

import io.vertx.core.Context;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The threads that compute answers. Their queue is short: when it is full the client is told to come later at once, which
 * is better than an answer after its patience.
 */
public final class SigningPool implements AutoCloseable {

    private static final Logger LOG = System.getLogger(SigningPool.class.getName());

    private static final long LAST_SECONDS = 5;

    private final ThreadPoolExecutor executor;

    /**
     * @param threads how many answers are computed at a time
     * @param queueLength how many may wait
     */
    public SigningPool(int threads, int queueLength) {
        var number = new AtomicInteger();
        this.executor = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queueLength), task -> {
                    var thread = new Thread(task, "kualik-signing-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Computes on a thread of the pool and hands the result back on the event loop.
     *
     * @param failed what is handed back if the work ends with an exception or an error, so that the client is not left
     *     without an answer
     * @return false if the queue is full or the pool is closed; nothing happens then
     */
    <T> boolean compute(Context eventLoop, Supplier<T> work, Supplier<T> failed, Consumer<T> then) {
        try {
            executor.execute(() -> {
                T result = resultOf(work, failed);
                eventLoop.runOnContext(nothing -> then.accept(result));
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private static <T> T resultOf(Supplier<T> work, Supplier<T> failed) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            // Also an Error: out of memory or stack for one request, the thread lives on for the next.
            LOG.log(Level.ERROR, "a request could not be answered", e);
            return failed.get();
        }
    }

    /** Whether there is no room for further work. */
    boolean isFull() {
        return executor.getQueue().remainingCapacity() == 0;
    }

    /** Ends the threads; what waits is dropped. */
    @Override
    public void close() {
        executor.shutdownNow();
        try {
            executor.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
