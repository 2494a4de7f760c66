package kz.kualik.authority.web;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * One token bucket for each caller: it holds the requests of one minute, every request takes one, and it fills up evenly. A
 * full bucket is like none, so those are forgotten; if there are still too many, newcomers share one.
 */
final class TokenBuckets {

    static final int MAXIMUM_CALLERS = 100_000;

    private static final String EVERYBODY_ELSE = "";
    private static final long NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final AtomicLong sweptAt = new AtomicLong(-NANOS_PER_SECOND);
    private final ConcurrentMap<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final int perMinute;
    private final int maximumCallers;
    private final LongSupplier nanoTime;

    /**
     * @param perMinute how many requests a caller has each minute
     * @param nanoTime a clock that never goes back, in nanoseconds
     */
    TokenBuckets(int perMinute, LongSupplier nanoTime) {
        this(perMinute, MAXIMUM_CALLERS, nanoTime);
    }

    TokenBuckets(int perMinute, int maximumCallers, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.maximumCallers = maximumCallers;
        this.nanoTime = nanoTime;
    }

    /** What is left to a caller after a request, or how long to wait for the next one. */
    record Verdict(boolean allowed, long left, Duration pause) {}

    int perMinute() {
        return perMinute;
    }

    int callers() {
        return buckets.size();
    }

    /** Counts a request of the caller. */
    Verdict take(String caller) {
        var now = nanoTime.getAsLong();
        if (buckets.size() >= maximumCallers && !buckets.containsKey(caller) && maySweep(now)) {
            buckets.values().removeIf(bucket -> bucket.isFull(now));
        }
        var name = buckets.size() >= maximumCallers && !buckets.containsKey(caller) ? EVERYBODY_ELSE : caller;
        return buckets.computeIfAbsent(name, _ -> new Bucket(now)).take(now);
    }

    /** At most once a second, because every bucket is looked at. */
    private boolean maySweep(long now) {
        var last = sweptAt.get();
        return now - last >= NANOS_PER_SECOND && sweptAt.compareAndSet(last, now);
    }

    /** Counts in nanoseconds of a minute, so that nothing is lost by rounding: one request costs a minute's share. */
    private final class Bucket {

        private long filled = NANOS_PER_MINUTE;
        private long countedAt;

        Bucket(long now) {
            this.countedAt = now;
        }

        synchronized Verdict take(long now) {
            fill(now);
            var cost = NANOS_PER_MINUTE / perMinute;
            if (filled < cost) {
                return new Verdict(false, 0, Duration.ofNanos(cost - filled));
            }
            filled -= cost;
            return new Verdict(true, filled / cost, Duration.ofNanos(NANOS_PER_MINUTE - filled));
        }

        synchronized boolean isFull(long now) {
            fill(now);
            return filled == NANOS_PER_MINUTE;
        }

        private void fill(long now) {
            filled = Math.min(NANOS_PER_MINUTE, filled + Math.max(0, now - countedAt));
            countedAt = now;
        }
    }
}
