package kz.kualik.responder.status;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How new the index is. Whoever feeds it asks the authority for news again and again and says here, after each answer that
 * reached the end of the log, when it had asked: everything that was committed before that moment is in the index.
 *
 * <p>Time is that of a clock that only runs forward in this process, so nobody's calendar matters here.
 */
public final class Freshness {

    private final StatusIndex index;
    private final Optional<FreshnessBounds> bounds;
    private final LongSupplier nanoTime;
    private final List<Waiting> waiting = new ArrayList<>();
    private OptionalLong newest = OptionalLong.empty();
    private volatile Runnable onWaiting = () -> {};

    /** A question that waits, and when it was asked. */
    private record Waiting(long since, CompletableFuture<Boolean> answer) {}

    /** What may be said at present. */
    public enum Level {
        /** Everything. */
        CURRENT,
        /** Nothing about serial numbers that are not known. */
        KNOWN_ONLY,
        /** Nothing. */
        SILENT
    }

    private Freshness(StatusIndex index, Optional<FreshnessBounds> bounds, LongSupplier nanoTime) {
        this.index = index;
        this.bounds = bounds;
        this.nanoTime = nanoTime;
        if (bounds.isPresent()) {
            index.answerUntil(nanoTime, nanoTime.getAsLong(), nanoTime.getAsLong());
        }
    }

    /** Of an index that is fed over a distance; nothing is said before the first {@link #confirmed}. */
    public static Freshness of(StatusIndex index, FreshnessBounds bounds) {
        return new Freshness(index, Optional.of(bounds), System::nanoTime);
    }

    /** The same on another clock that only runs forward, in nanoseconds. */
    public static Freshness of(StatusIndex index, FreshnessBounds bounds, LongSupplier nanoTime) {
        return new Freshness(index, Optional.of(bounds), nanoTime);
    }

    /** Of an index that nobody else feeds: what is in it is all that there is. */
    public static Freshness always(StatusIndex index) {
        return new Freshness(index, Optional.empty(), System::nanoTime);
    }

    /** What is to be done when a question begins to wait: asking the authority at once, where that is possible. */
    public void whenWaiting(Runnable ask) {
        onWaiting = ask;
    }

    /** The present moment, to be remembered before the authority is asked. */
    public long now() {
        return nanoTime.getAsLong();
    }

    /** Everything that was committed before this moment is in the index. */
    public void confirmed(long askedAt) {
        var satisfied = new ArrayList<CompletableFuture<Boolean>>();
        synchronized (this) {
            if (newest.isPresent() && newest.getAsLong() - askedAt > 0) {
                return;
            }
            newest = OptionalLong.of(askedAt);
            bounds.ifPresent(limits -> index.answerUntil(
                    nanoTime, askedAt, askedAt + limits.allAfter().toNanos()));
            for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
                var one = each.next();
                if (askedAt - one.since() >= 0) {
                    satisfied.add(one.answer());
                    each.remove();
                }
            }
        }
        satisfied.forEach(answer -> answer.complete(true));
    }

    /**
     * Completes with true as soon as everything that was committed before this call is in the index, and with false if that
     * takes too long, too many wait already, or what is known is older than the bound for unknown serial numbers.
     */
    public CompletionStage<Boolean> newerThanNow() {
        if (bounds.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        var limits = bounds.get();
        var answer = new CompletableFuture<Boolean>();
        var question = new Waiting(nanoTime.getAsLong(), answer);
        synchronized (this) {
            if (level() != Level.CURRENT || waiting.size() >= limits.waiting()) {
                return CompletableFuture.completedFuture(false);
            }
            waiting.add(question);
        }
        onWaiting.run();
        return answer.completeOnTimeout(false, limits.patience().toNanos(), TimeUnit.NANOSECONDS)
                .whenComplete((result, failure) -> forget(question));
    }

    private synchronized void forget(Waiting question) {
        waiting.remove(question);
    }

    /** What may be said at present. */
    public synchronized Level level() {
        if (bounds.isEmpty()) {
            return Level.CURRENT;
        }
        var age = age();
        if (age.isEmpty() || age.get().compareTo(bounds.get().allAfter()) > 0) {
            return Level.SILENT;
        }
        return age.get().compareTo(bounds.get().unknownAfter()) > 0 ? Level.KNOWN_ONLY : Level.CURRENT;
    }

    /** How long ago the authority was asked last with an answer that reached the end of its log; empty if never. */
    public synchronized Optional<Duration> age() {
        return newest.isPresent()
                ? Optional.of(Duration.ofNanos(nanoTime.getAsLong() - newest.getAsLong()))
                : Optional.empty();
    }

    /** One sentence about what is not said at present, and why; empty if everything is. */
    public Optional<String> problem() {
        return switch (level()) {
            case CURRENT -> Optional.empty();
            case KNOWN_ONLY -> Optional.of(oldness() + "; nothing is said about unknown serial numbers");
            case SILENT -> Optional.of(oldness() + "; nothing is said about any certificate");
        };
    }

    private String oldness() {
        return age().map(age -> "the last news of the authority is " + age.toSeconds() + " seconds old")
                .orElse("there has been no news of the authority yet");
    }
}
