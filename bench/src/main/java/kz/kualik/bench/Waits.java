package kz.kualik.bench;

import java.util.Arrays;

/**
 * How long requests waited, each counted from the moment at which it was due, so that a system that stalls cannot hide the
 * requests that it kept from being sent (coordinated omission).
 */
final class Waits {

    private final long[] sorted;

    Waits(long[] nanoseconds) {
        if (nanoseconds.length == 0) {
            throw new IllegalArgumentException("nobody waited, so there is nothing to tell");
        }
        sorted = nanoseconds.clone();
        Arrays.sort(sorted);
    }

    /** In milliseconds; this share of the requests waited no longer. */
    double percentile(double share) {
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] * 1e-6;
    }
}
