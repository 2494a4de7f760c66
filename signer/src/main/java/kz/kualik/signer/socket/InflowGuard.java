package kz.kualik.signer.socket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Counts what a connection sends before the WebSocket decoder gathers it: a frame that never ends is memory taken all the
 * same. A connection for whose octets there is no room is told so and closed.
 */
final class InflowGuard extends ChannelInboundHandlerAdapter {

    private static final int SMALL_FRAME = 126;
    private static final int MIDDLE_FRAME = 1 << 16;
    private static final int SHORTEST_HEADER = 6;

    private final Visit visit;

    InflowGuard(Visit visit) {
        this.visit = visit;
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object message) {
        if (!(message instanceof ByteBuf octets)) {
            channel.fireChannelRead(message);
        } else if (visit.isLeaving()) {
            octets.release();
        } else if (visit.octets().take(octets.readableBytes())) {
            visit.clock().came(octets.readableBytes());
            channel.fireChannelRead(message);
        } else {
            octets.release();
            visit.leave(Farewell.FULL);
        }
    }

    /** How long a client's frame with such a payload is on the wire (RFC 6455, section 5.2): header, mask, payload. */
    static long frameLength(int payload) {
        if (payload < SMALL_FRAME) {
            return (long) SHORTEST_HEADER + payload;
        }
        return (long) SHORTEST_HEADER + (payload < MIDDLE_FRAME ? Short.BYTES : Long.BYTES) + payload;
    }
}
