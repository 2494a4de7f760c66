package kz.kualik.signer.socket;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A message that was begun has a time to end, which stands still while it is this program that does not read. All methods
 * belong to the connection's event loop, but for {@link #goOn}.
 */
final class MessageClock {

    private final Channel channel;
    private final Duration patience;
    private final Runnable whenLate;
    private long unfinished;
    private boolean held;
    private Optional<Future<?>> watch = Optional.empty();

    /** @param patience how long a message may take from its first octet to its last */
    MessageClock(Channel channel, Duration patience, Runnable whenLate) {
        this.channel = channel;
        this.patience = patience;
        this.whenLate = whenLate;
    }

    /** Messages begin now. */
    void begin() {
        unwatch();
        unfinished = 0;
    }

    /** Octets have come. */
    void came(long octets) {
        unfinished += octets;
        watch();
    }

    /** A message has come whole, which took so many octets on the wire: the time of the next one begins. */
    void finished(long octets) {
        unfinished = Math.max(0, unfinished - octets);
        unwatch();
        watch();
    }

    /** A frame has come that belongs to no message. The time of a message that is under way goes on. */
    void passed(long octets) {
        unfinished = Math.max(0, unfinished - octets);
        if (unfinished == 0) {
            unwatch();
        }
    }

    /** Nothing is read for now. */
    void hold() {
        held = true;
        unwatch();
    }

    /** It is read again. */
    void goOn() {
        channel.eventLoop().execute(() -> {
            held = false;
            watch();
        });
    }

    /** The connection is gone. */
    void end() {
        held = true;
        unwatch();
    }

    private void watch() {
        if (unfinished > 0 && !held && watch.isEmpty()) {
            watch = Optional.of(channel.eventLoop().schedule(whenLate, patience.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private void unwatch() {
        watch.ifPresent(timer -> timer.cancel(false));
        watch = Optional.empty();
    }
}
