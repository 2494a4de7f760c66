package kz.kualik.signer.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Counts what a connection sends before the WebSocket decoder gathers it: a frame that never ends is memory taken all the
 * same. A connection that would take more than all of them may have is closed; what was counted is given back when its
 * message has been answered, or when the connection is gone. A message that was begun has a time to end, which stands still
 * while it is this program that does not read. All methods but {@link #release},
 * {@link #goOn} and {@link #abort} belong to the connection's
 * event loop.
 */
final class InflowGuard extends ChannelInboundHandlerAdapter {

    private static final int SMALL_FRAME = 126;
    private static final int MIDDLE_FRAME = 1 << 16;
    private static final int SHORTEST_HEADER = 6;
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ByteBudget budget;
    private final Duration patience;
    private long taken;
    private long unfinished;
    private boolean held;
    private Runnable stalled = () -> {};
    private Optional<ChannelHandlerContext> context = Optional.empty();
    private Optional<Future<?>> watch = Optional.empty();

    /** @param patience how long a message may take from its first octet to its last */
    InflowGuard(ByteBudget budget, Duration patience) {
        this.budget = budget;
        this.patience = patience;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = Optional.of(added);
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        if (message instanceof ByteBuf octets && !count(octets.readableBytes())) {
            octets.release();
            var _ = channel.close();
            return;
        }
        if (message instanceof ByteBuf octets) {
            unfinished += octets.readableBytes();
            watch();
        }
        channel.fireChannelRead(message);
    }

    /** Messages begin now, and whoever does not end one is dealt with like this. */
    void begin(Runnable whenStalled) {
        releaseAll();
        unwatch();
        unfinished = 0;
        stalled = whenStalled;
    }

    /** A message has come whole, which took so many octets on the wire: the time of the next one begins. */
    void finished(long octets) {
        unfinished = Math.max(0, unfinished - octets);
        unwatch();
        watch();
    }

    /** Nothing is read for now. */
    void hold() {
        held = true;
        unwatch();
    }

    /** It is read again. */
    void goOn() {
        loop().ifPresent(executor -> executor.execute(() -> {
            held = false;
            watch();
        }));
    }

    /** Ends the connection without waiting for an end that reads nothing to agree. */
    void abort() {
        context.ifPresent(channel -> {
            var _ = channel.close();
        });
    }

    private Optional<EventExecutor> loop() {
        return context.map(ChannelHandlerContext::executor);
    }

    private void watch() {
        if (unfinished > 0 && !held && watch.isEmpty()) {
            watch = after(patience, this::expired);
        }
    }

    private Optional<Future<?>> after(Duration time, Runnable action) {
        return loop().map(executor -> executor.schedule(action, time.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void unwatch() {
        watch.ifPresent(timer -> timer.cancel(false));
        watch = Optional.empty();
    }

    /** Politely first. */
    private void expired() {
        stalled.run();
        watch = after(GRACE, this::abort);
    }

    private synchronized boolean count(int octets) {
        if (!budget.take(octets)) {
            return false;
        }
        taken += octets;
        return true;
    }

    /** Frames with these payloads have been dealt with. */
    synchronized void release(long octets) {
        var released = Math.min(octets, taken);
        taken -= released;
        budget.giveBack(released);
    }

    /** All that came so far has been dealt with. */
    private void releaseAll() {
        release(Long.MAX_VALUE);
    }

    /** How long a client's frame with such a payload is on the wire (RFC 6455, section 5.2): header, mask, payload. */
    static long frameLength(int payload) {
        if (payload < SMALL_FRAME) {
            return (long) SHORTEST_HEADER + payload;
        }
        return (long) SHORTEST_HEADER + (payload < MIDDLE_FRAME ? Short.BYTES : Long.BYTES) + payload;
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        unwatch();
        releaseAll();
        channel.fireChannelInactive();
    }
}
