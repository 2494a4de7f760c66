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
 * while it is this program that does not read. The methods about time belong
 * to the connection's event loop, but for {@link #goOn} and {@link #abort}; those about octets to everybody.
 */
final class InflowGuard extends ChannelInboundHandlerAdapter {

    private static final int SMALL_FRAME = 126;
    private static final int MIDDLE_FRAME = 1 << 16;
    private static final int SHORTEST_HEADER = 6;
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final ByteBudget budget;
    private final Duration patience;
    private final long own;
    private long taken;
    private long atWork;
    private boolean gone;
    private long unfinished;
    private boolean held;
    private Runnable stalled = () -> {};
    private Optional<ChannelHandlerContext> context = Optional.empty();
    private Optional<Future<?>> watch = Optional.empty();

    /**
     * @param patience how long a message may take from its first octet to its last
     * @param own octets that count against nobody, so that short messages come through when others have taken all
     */
    InflowGuard(ByteBudget budget, Duration patience, long own) {
        this.budget = budget;
        this.patience = patience;
        this.own = own;
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

    /** A frame has come that belongs to no message. The time of a message that is under way goes on. */
    void passed(long octets) {
        unfinished = Math.max(0, unfinished - octets);
        if (unfinished == 0) {
            unwatch();
        }
        release(octets);
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
        var more = charged(taken + octets) - charged(taken);
        if (!budget.take(more)) {
            return false;
        }
        taken += octets;
        return true;
    }

    private long charged(long octets) {
        return Math.max(0, octets - own);
    }

    /**
     * A message is going to be worked on: its octets stay counted until that is over, even if the connection is gone by then.
     *
     * @return false if the connection is gone already
     */
    synchronized boolean beginWork(long octets) {
        if (gone) {
            return false;
        }
        atWork += octets;
        return true;
    }

    /** The work on a message is over. */
    synchronized void endWork(long octets) {
        atWork -= octets;
        release(octets);
    }

    /** Frames with these payloads have been dealt with. */
    synchronized void release(long octets) {
        var before = charged(taken);
        taken -= Math.min(octets, taken);
        budget.giveBack(before - charged(taken));
    }

    private synchronized void end() {
        gone = true;
        releaseAll();
    }

    /** All that came so far has been dealt with, but for what is worked on. */
    private synchronized void releaseAll() {
        release(taken - atWork);
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
        end();
        channel.fireChannelInactive();
    }
}
