package kz.kualik.responder.feed;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/**
 * What the authority signs: "after this record my log has this hash, and at this moment it ended there". It repeats the
 * nonce of the question, so an old one cannot be given for a new one.
 *
 * @param log the identity of the log
 * @param position of the last record that is sent along, or of the record that was asked from if there are none
 * @param hash of the chain up to that position
 * @param end the position of the last record of the log when this was signed
 * @param time the authority's clock when this was signed
 * @param ahead how far a sandbox's clock is ahead of the real time; zero outside a sandbox
 * @param nonce of the question
 */
@SuppressWarnings("ArrayRecordComponent") // read and compared at one place only
public record FeedHead(UUID log, long position, ChainHash hash, long end, Instant time, Duration ahead, byte[] nonce) {

    /** How long a nonce is, in octets. */
    public static final int NONCE_LENGTH = 16;

    private static final byte[] LABEL = "Kualik status head 1".getBytes(StandardCharsets.US_ASCII);

    public FeedHead {
        if (nonce.length != NONCE_LENGTH) {
            throw new IllegalArgumentException("a nonce has " + NONCE_LENGTH + " octets, not " + nonce.length);
        }
        nonce = nonce.clone();
    }

    /** Whether the records that were sent along reach the end of the log. */
    public boolean isAtEnd() {
        return position == end;
    }

    /** Whether this answers the question with this nonce. */
    boolean answers(byte[] asked) {
        return Arrays.equals(nonce, asked);
    }

    /** The octets that are signed. */
    byte[] encoded() {
        var octets = new ByteArrayOutputStream(128);
        try (var out = new DataOutputStream(octets)) {
            out.write(LABEL);
            out.writeLong(log.getMostSignificantBits());
            out.writeLong(log.getLeastSignificantBits());
            out.writeLong(position);
            out.write(hash.toOctets());
            out.writeLong(end);
            out.writeLong(time.toEpochMilli());
            out.writeLong(ahead.toMillis());
            out.write(nonce);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }

    static FeedHead readFrom(DataInputStream in) throws IOException {
        var label = new byte[LABEL.length];
        in.readFully(label);
        if (!Arrays.equals(label, LABEL)) {
            throw new IOException("this is no head of a status log");
        }
        var log = new UUID(in.readLong(), in.readLong());
        var position = in.readLong();
        var hash = new byte[ChainHash.LENGTH];
        in.readFully(hash);
        var end = in.readLong();
        var time = in.readLong();
        var ahead = in.readLong();
        var nonce = new byte[NONCE_LENGTH];
        in.readFully(nonce);
        try {
            return new FeedHead(
                    log,
                    position,
                    ChainHash.ofOctets(hash),
                    end,
                    Instant.ofEpochMilli(time),
                    Duration.ofMillis(ahead),
                    nonce);
        } catch (DateTimeException e) {
            throw new IOException("the head of a status log has an impossible time", e);
        }
    }
}
