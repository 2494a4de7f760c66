package kz.kualik.signer.socket;

import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.site.Callers;

/**
 * Who may come in: first, as soon as a TCP connection stands, the processes of this user and no others, while there is room;
 * then, at the handshake of a WebSocket, whoever may be served, while the site has not too many sockets.
 */
final class Admission {

    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    private final DoorRules rules;
    private final OctetPools pools;
    private final SiteCounts sockets;
    private final AtomicInteger connections = new AtomicInteger();

    /** What becomes of a handshake. */
    sealed interface Verdict {

        /** Come in. */
        record Welcome(Caller caller) implements Verdict {}

        /**
         * Go away.
         *
         * @param status of HTTP
         */
        record Refused(int status) implements Verdict {}
    }

    Admission(DoorRules rules) {
        this.rules = rules;
        this.pools = new OctetPools(rules.limits().octets(), rules.acquaintance());
        this.sockets = new SiteCounts(rules.limits().connections().ofOneSite());
    }

    /** Lets a connection in that was just accepted; nothing if it is to be dropped. It counts until it is closed. */
    Optional<Visit> admit(Channel channel) {
        if (connections.incrementAndGet() > rules.limits().connections().all() || !isOwnUser(channel)) {
            connections.decrementAndGet();
            return Optional.empty();
        }
        var limits = rules.limits();
        var visit = new Visit(channel, new OctetAccount(pools, limits.octets().own()), limits.messageTimeout());
        channel.closeFuture().addListener(gone -> end(visit));
        return Optional.of(visit);
    }

    private boolean isOwnUser(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress peer
                && rules.owner().admits(peer, port(channel));
    }

    private static int port(Channel channel) {
        return channel.localAddress() instanceof InetSocketAddress own ? own.getPort() : 0;
    }

    private void end(Visit visit) {
        connections.decrementAndGet();
        visit.end();
        visit.caller().ifPresent(caller -> sockets.giveBack(caller.site(), room(caller)));
    }

    /** Programs of this user are not counted: who can start them needs no sockets to do harm. */
    private static long room(Caller caller) {
        return switch (caller) {
            case Caller.Site site -> 1;
            case Caller.LocalProgram program -> 0;
        };
    }

    /** Whether a request came under one of this computer's own names. */
    boolean isOwnHost(Channel channel, Optional<String> host) {
        return callers(channel).isOwnHost(host);
    }

    /** Decides about a handshake with these headers. Who is welcome counts among its site's sockets until the end of the visit. */
    Verdict greet(Visit visit, Channel channel, Optional<String> host, Optional<String> origin) {
        var caller = callers(channel).identify(host, origin);
        if (caller.isEmpty() || visit.caller().isPresent()) {
            return new Verdict.Refused(FORBIDDEN);
        }
        var who = caller.get();
        if (!sockets.take(who.site(), room(who))) {
            return new Verdict.Refused(TOO_MANY_REQUESTS);
        }
        visit.isBy(who);
        return new Verdict.Welcome(who);
    }

    private Callers callers(Channel channel) {
        return new Callers(port(channel), rules.localPrograms());
    }

    /** Octets of messages that are being received or answered. */
    long octetsHeld() {
        return pools.taken();
    }
}
