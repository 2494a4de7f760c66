package kz.kualik.signer.socket;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundInvoker;
import io.netty.util.AttributeKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kz.kualik.signer.site.Caller;

/**
 * One connection, from the moment when it was accepted until it is gone. Who stands behind it is known from the handshake of
 * its WebSocket on. It belongs to the connection's event loop, but for {@link #octets} and {@link #abort}.
 */
final class Visit {

    private static final AttributeKey<Visit> KEY = AttributeKey.valueOf(Visit.class, "visit");
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Channel channel;
    private final OctetAccount octets;
    private final MessageClock clock;
    private Optional<Caller> caller = Optional.empty();
    private Consumer<Farewell> goodbye = reason -> abort();
    private boolean leaving;

    Visit(Channel channel, OctetAccount octets, Duration patience) {
        this.channel = channel;
        this.octets = octets;
        this.clock = new MessageClock(channel, patience, () -> leave(Farewell.LATE));
        channel.attr(KEY).set(this);
    }

    /** The visit that is made over this channel. */
    static Optional<Visit> over(Channel channel) {
        return Optional.ofNullable(channel.attr(KEY).get());
    }

    /** What it has sent. */
    OctetAccount octets() {
        return octets;
    }

    /** How long it takes to send. */
    MessageClock clock() {
        return clock;
    }

    /** Who makes it, as soon as that is known. */
    Optional<Caller> caller() {
        return caller;
    }

    /** It is known who makes it. */
    void isBy(Caller who) {
        caller = Optional.of(who);
    }

    /**
     * Messages begin now.
     *
     * @param whose who makes it
     * @param farewell how the end is told before the connection is closed
     */
    void begin(Caller whose, Consumer<Farewell> farewell) {
        octets.begin(whose);
        clock.begin();
        goodbye = farewell;
    }

    /** Whether nothing more is listened to. */
    boolean isLeaving() {
        return leaving;
    }

    /** Ends it, politely first. */
    void leave(Farewell reason) {
        if (!leaving) {
            leaving = true;
            clock.end();
            goodbye.accept(reason);
            var _ = channel.eventLoop().schedule(this::abort, GRACE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Ends it without waiting for an end that reads nothing to agree: past the handlers behind the guard, which would try to send
     * a farewell first and wait for ever to get it out.
     */
    void abort() {
        var _ = Optional.ofNullable(channel.pipeline().context(InflowGuard.class))
                .map(ChannelOutboundInvoker::close)
                .orElseGet(channel::close);
    }

    /** It is over. */
    void end() {
        clock.end();
        octets.end();
    }
}
