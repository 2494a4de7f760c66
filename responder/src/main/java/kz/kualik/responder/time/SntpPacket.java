package kz.kualik.responder.time;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;

/**
 * The 48 octets of an NTP message (RFC 5905, section 7.3), as far as a simple client reads and writes them. Times are
 * seconds since 1900 in 32 bits with 32 bits of fraction; those with a zero in the top bit lie after 2036 (section 6).
 */
final class SntpPacket {

    static final int LENGTH = 48;

    /** Leap indicator 0, version 4, mode 3 (client). */
    private static final byte CLIENT = 0b00_100_011;

    private static final int MODE = 0b111;
    private static final int SERVER = 4;
    private static final int UNSYNCHRONISED = 3;
    private static final int LARGEST_STRATUM = 15;

    private static final int ROOT_DELAY = 4;
    private static final int ROOT_DISPERSION = 8;
    private static final int ORIGINATE = 24;
    private static final int RECEIVE = 32;
    private static final int TRANSMIT = 40;

    /** From 1900 to 1970. */
    private static final long ERA_0 = 2_208_988_800L;

    private static final long ERA = 1L << 32;
    private static final long TOP_BIT = 1L << 31;

    private final ByteBuffer octets;

    private SntpPacket(ByteBuffer octets) {
        this.octets = octets;
    }

    /**
     * A question.
     *
     * @param cookie random bits in place of the time, which the server must send back: who cannot see the question cannot
     *     forge an answer, and the server learns nothing of this clock
     */
    static byte[] question(long cookie) {
        return ByteBuffer.allocate(LENGTH)
                .put(0, CLIENT)
                .putLong(TRANSMIT, cookie)
                .array();
    }

    /** Reads an answer; whether it is usable, {@link #trouble} says. */
    static SntpPacket answer(byte[] octets) {
        return new SntpPacket(ByteBuffer.wrap(octets, 0, LENGTH));
    }

    /** Why the answer cannot be used, as the end of a sentence; empty if it can. */
    String trouble(long cookie) {
        int first = octets.get(0) & 0xff;
        int stratum = octets.get(1) & 0xff;
        if (octets.getLong(ORIGINATE) != cookie) {
            return "answers another question";
        }
        if ((first & MODE) != SERVER) {
            return "does not answer as a server";
        }
        if (stratum == 0) {
            return "refuses to tell the time";
        }
        if (first >> 6 == UNSYNCHRONISED || stratum > LARGEST_STRATUM || octets.getLong(TRANSMIT) == 0) {
            return "is not synchronised itself";
        }
        return "";
    }

    Instant received() {
        return time(RECEIVE);
    }

    Instant transmitted() {
        return time(TRANSMIT);
    }

    /** How wrong the server may be against the source of all time: half the delay and the dispersion on the way there. */
    Duration rootDistance() {
        return shortTime(ROOT_DELAY).dividedBy(2).plus(shortTime(ROOT_DISPERSION));
    }

    private Instant time(int offset) {
        long seconds = octets.getInt(offset) & 0xffff_ffffL;
        long fraction = octets.getInt(offset + 4) & 0xffff_ffffL;
        long era = seconds < TOP_BIT ? ERA : 0;
        return Instant.ofEpochSecond(seconds + era - ERA_0, nanoseconds(fraction));
    }

    private Duration shortTime(int offset) {
        long fixed = octets.getInt(offset) & 0xffff_ffffL;
        return Duration.ofNanos((fixed * 1_000_000_000L) >>> 16);
    }

    private static long nanoseconds(long fraction) {
        return (fraction * 1_000_000_000L) >>> 32;
    }
}
