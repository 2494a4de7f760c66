package kz.kualik.signer.socket;

import java.time.Duration;

/**
 * What those who come may take.
 *
 * @param octets of their messages
 * @param connections at a time
 * @param waitingRequests requests of one socket that wait for their answers; it is not read from while they are more
 * @param writeTimeout how long a socket may take to accept a piece of an answer
 * @param messageTimeout how long a message may take from its first octet to its last
 */
public record SocketLimits(
        Octets octets, Connections connections, int waitingRequests, Duration writeTimeout, Duration messageTimeout) {

    private static final int KIB = 1024;
    private static final int MIB = KIB * KIB;
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /**
     * Octets of messages that are being received or answered.
     *
     * @param largestMessage of one message; a document of 128 MiB takes a third more as base64
     * @param known of all sockets together whose callers the person has given something
     * @param strangers of all others together
     * @param oneStranger of all sockets of one site to which nothing was given
     * @param own of each socket, which count among none of these, so that short messages come through at all times
     */
    public record Octets(int largestMessage, long known, long strangers, long oneStranger, int own) {}

    /**
     * Connections at a time.
     *
     * @param all from the moment when they are accepted
     * @param ofOneSite sockets of one site, so that none takes them all
     */
    public record Connections(int all, int ofOneSite) {}

    /** Documents to 128 MiB, one such at a time. */
    public static SocketLimits usual() {
        return new SocketLimits(
                new Octets(172 * MIB, 184L * MIB, 16L * MIB, 4L * MIB, 64 * KIB),
                new Connections(500, 50),
                32,
                HALF_A_MINUTE,
                Duration.ofMinutes(1));
    }
}
