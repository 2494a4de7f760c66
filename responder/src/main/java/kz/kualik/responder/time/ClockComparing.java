package kz.kualik.responder.time;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Has a clock compared again and again on a thread of its own, the first time at once. */
public final class ClockComparing implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ClockComparing.class.getName());

    private final ClockWatch watch;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);

    private ClockComparing(ClockWatch watch, Duration interval) {
        this.watch = watch;
        this.interval = interval;
    }

    /** Begins. */
    public static ClockComparing start(ClockWatch watch, Duration interval) {
        var comparing = new ClockComparing(watch, interval);
        Thread.ofPlatform().name("kualik-clock").daemon().start(comparing::run);
        return comparing;
    }

    private void run() {
        try {
            do {
                compare();
            } while (!closed.await(interval.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An exception that got out would end the comparisons without a word. */
    private void compare() {
        try {
            watch.compare();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the clock could not be compared with its reference", e);
        }
    }

    /** The thread ends after the comparison that it may be at. */
    @Override
    public void close() {
        closed.countDown();
    }
}
