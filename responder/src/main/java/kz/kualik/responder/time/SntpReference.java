package kz.kualik.responder.time;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One NTP server, asked as RFC 5905, section 14 describes for simple clients: one question, one answer, no state. Nothing
 * authenticates the server, so whoever runs it and the way to it can stop time-stamps by lying, but not move the clock:
 * that is never set from here.
 */
public final class SntpReference implements TimeReference {

    private final InetSocketAddress server;
    private final Duration patience;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param server is looked up anew for every question
     * @param patience how long an answer may take, at most
     */
    public SntpReference(InetSocketAddress server, Duration patience) {
        this.server = server;
        this.patience = patience;
    }

    @Override
    public String name() {
        return server.getHostString() + ":" + server.getPort();
    }

    /** The clock's readings around the question are paired with a monotonic count, so that a jump meanwhile is noticed. */
    @Override
    public Reading compare(Clock clock) throws UnreachableTimeReferenceException {
        var address = new InetSocketAddress(server.getHostString(), server.getPort());
        if (address.isUnresolved()) {
            throw unreachable("has no address", null);
        }
        try (var socket = new DatagramSocket()) {
            socket.connect(address);
            socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
            long cookie = random.nextLong();
            var question = SntpPacket.question(cookie);
            var asked = clock.instant();
            long started = System.nanoTime();
            socket.send(new DatagramPacket(question, question.length));
            var answer = receive(socket);
            var roundTrip = Duration.ofNanos(System.nanoTime() - started);
            var trouble = answer.trouble(cookie);
            if (!trouble.isEmpty()) {
                throw unreachable(trouble, null);
            }
            return reading(asked, asked.plus(roundTrip), answer);
        } catch (IOException e) {
            throw unreachable("does not answer", e);
        }
    }

    private SntpPacket receive(DatagramSocket socket) throws IOException, UnreachableTimeReferenceException {
        var packet = new DatagramPacket(new byte[2 * SntpPacket.LENGTH], 2 * SntpPacket.LENGTH);
        socket.receive(packet);
        if (packet.getLength() < SntpPacket.LENGTH) {
            throw unreachable("answers with too few octets", null);
        }
        return SntpPacket.answer(packet.getData());
    }

    /** The offset and the delay of RFC 5905, section 8. */
    private static Reading reading(Instant asked, Instant answered, SntpPacket packet) {
        var there = Duration.between(asked, packet.received());
        var back = Duration.between(answered, packet.transmitted());
        var ahead = there.plus(back).dividedBy(2).negated();
        var serverTook = Duration.between(packet.received(), packet.transmitted());
        var delay = Duration.between(asked, answered).minus(serverTook);
        return new Reading(ahead, delay.abs().dividedBy(2).plus(packet.rootDistance()));
    }

    private UnreachableTimeReferenceException unreachable(String trouble, @Nullable Throwable cause) {
        return new UnreachableTimeReferenceException(name(), trouble, cause);
    }
}
