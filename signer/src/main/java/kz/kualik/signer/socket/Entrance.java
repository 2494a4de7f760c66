package kz.kualik.signer.socket;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.net.TcpConfig;

/**
 * Stands at the listening socket, where connections appear before anything is read from them: who is not let in gets neither a
 * TLS handshake nor a place. It works on the thread that accepts, so that looking for a connection's owner keeps no open
 * socket waiting.
 */
@Sharable
final class Entrance extends ChannelInboundHandlerAdapter {

    private final Admission admission;

    Entrance(Admission admission) {
        this.admission = admission;
    }

    @Override
    public void channelRead(ChannelHandlerContext listening, Object accepted) {
        if (accepted instanceof Channel connection
                && admission.admit(connection).isEmpty()) {
            connection.unsafe().closeForcibly();
        } else {
            listening.fireChannelRead(accepted);
        }
    }

    /** Sockets of the JDK, with this at the listening ones. Vert.x has no other place before TLS. */
    NioTransport transport() {
        return new NioTransport() {

            @Override
            public void configure(TcpConfig config, boolean domainSocket, ServerBootstrap bootstrap) {
                super.configure(config, domainSocket, bootstrap);
                bootstrap.handler(Entrance.this);
            }
        };
    }
}
