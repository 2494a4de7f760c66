package kz.kualik.signer.socket;

import java.time.Duration;

/**
 * What strangers' pages may take.
 *
 * @param largestMessage octets of one message; a document of 128 MiB takes a third more as base64
 * @param allMessages octets of all messages that are being received or answered
 * @param ownOctets octets of each socket that do not count among them, so that short messages come through at all times
 * @param connections sockets at a time
 * @param connectionsOfOne sockets at a time of one site, so that none takes them all
 * @param waitingRequests requests of one socket that wait for their answers; it is not read from while they are more
 * @param writeTimeout how long a socket may take to accept a piece of an answer
 * @param messageTimeout how long a message may take from its first octet to its last
 */
public record SocketLimits(
        int largestMessage,
        long allMessages,
        int ownOctets,
        int connections,
        int connectionsOfOne,
        int waitingRequests,
        Duration writeTimeout,
        Duration messageTimeout) {

    private static final int KIB = 1024;
    private static final int MIB = KIB * KIB;
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    /** Documents to 128 MiB, one such at a time. */
    public static SocketLimits usual() {
        return new SocketLimits(172 * MIB, 200L * MIB, 64 * KIB, 500, 50, 32, HALF_A_MINUTE, Duration.ofMinutes(1));
    }
}
