package kz.kualik.signer.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Counts what a connection sends before the WebSocket decoder gathers it: a frame that never ends is memory taken all the
 * same. A connection that would take more than all of them may have is closed; what was counted is given back when its
 * message has been answered, or when the connection is gone.
 */
final class InflowGuard extends ChannelInboundHandlerAdapter {

    private static final int SMALL_FRAME = 126;
    private static final int MIDDLE_FRAME = 1 << 16;
    private static final int SHORTEST_HEADER = 6;

    private final ByteBudget budget;
    private long taken;

    InflowGuard(ByteBudget budget) {
        this.budget = budget;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf octets && !count(octets.readableBytes())) {
            octets.release();
            var _ = context.close();
            return;
        }
        context.fireChannelRead(message);
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
    void releaseAll() {
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
    public void channelInactive(ChannelHandlerContext context) {
        releaseAll();
        context.fireChannelInactive();
    }
}
