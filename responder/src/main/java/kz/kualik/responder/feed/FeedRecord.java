package kz.kualik.responder.feed;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.responder.status.IssuerId;
import kz.kualik.responder.status.StatusEvent;

/**
 * One line of the status log.
 *
 * @param position from 1, without gaps; the order in which the acts were committed
 * @param issuer who issued the certificate
 * @param serialNumber positive, at most 20 octets
 * @param state what became of the serial number
 * @param reason why it was revoked; empty for "unspecified", for a retired serial number and for an issued one
 * @param time when it was issued, or since when it is revoked; whole seconds
 */
public record FeedRecord(
        long position,
        IssuerId issuer,
        SerialNumber serialNumber,
        State state,
        Optional<RevocationReason> reason,
        Instant time) {

    private static final int MAXIMUM_SERIAL_BITS = 160;
    private static final int NO_REASON = 0xff;

    /** What became of a serial number. */
    public enum State {
        /** A certificate was issued under it. */
        ISSUED(1),
        /** Its certificate was revoked, or it was retired without a certificate. */
        REVOKED(2);

        private final int code;

        State(int code) {
            this.code = code;
        }

        /** The number in the database and on the wire. */
        public int code() {
            return code;
        }

        /** The state with this number. */
        public static Optional<State> ofCode(int code) {
            return code == ISSUED.code
                    ? Optional.of(ISSUED)
                    : code == REVOKED.code ? Optional.of(REVOKED) : Optional.empty();
        }
    }

    public FeedRecord {
        if (position < 1) {
            throw new IllegalArgumentException("positions begin at 1, not at " + position);
        }
        if (serialNumber.value().signum() <= 0 || serialNumber.value().bitLength() > MAXIMUM_SERIAL_BITS) {
            throw new IllegalArgumentException("a serial number is positive and has at most 20 octets");
        }
        if (!time.truncatedTo(ChronoUnit.SECONDS).equals(time)) {
            throw new IllegalArgumentException("times in the log are whole seconds, not " + time);
        }
        if (state == State.ISSUED && reason.isPresent()) {
            throw new IllegalArgumentException("only a revocation has a reason");
        }
    }

    /**
     * Reads what {@link #encoded} has written.
     *
     * @throws IOException if it cannot be read or is no record
     */
    static FeedRecord readFrom(DataInputStream in) throws IOException {
        var position = in.readLong();
        var state =
                State.ofCode(in.readUnsignedByte()).orElseThrow(() -> new IOException("a record has no known state"));
        var code = in.readUnsignedByte();
        var reason = code == NO_REASON ? Optional.<RevocationReason>empty() : RevocationReason.ofCode(code);
        if (code != NO_REASON && reason.isEmpty()) {
            throw new IOException("a record has no known reason");
        }
        var seconds = in.readLong();
        var issuer = octets(in);
        var serial = octets(in);
        try {
            return new FeedRecord(
                    position,
                    new IssuerId(new String(issuer, StandardCharsets.US_ASCII)),
                    new SerialNumber(new BigInteger(serial)),
                    state,
                    reason,
                    Instant.ofEpochSecond(seconds));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("a record cannot be one of ours", e);
        }
    }

    private static byte[] octets(DataInputStream in) throws IOException {
        var octets = new byte[in.readUnsignedByte()];
        in.readFully(octets);
        return octets;
    }

    /** The same as an event for the index. */
    public StatusEvent event() {
        return switch (state) {
            case ISSUED -> new StatusEvent.Issued(issuer, serialNumber);
            case REVOKED -> new StatusEvent.Revoked(issuer, serialNumber, time, reason);
        };
    }

    /**
     * The octets that the chain's hash covers and that travel: position (8 octets), state (1), reason (1, 255 for none),
     * seconds since 1970 (8), issuer and serial number, each after an octet with its length.
     */
    public byte[] encoded() {
        var octets = new ByteArrayOutputStream(64);
        try (var out = new DataOutputStream(octets)) {
            out.writeLong(position);
            out.writeByte(state.code());
            out.writeByte(reason.map(RevocationReason::code).orElse(NO_REASON));
            out.writeLong(time.getEpochSecond());
            var name = issuer.value().getBytes(StandardCharsets.US_ASCII);
            out.writeByte(name.length);
            out.write(name);
            var serial = serialNumber.toOctets();
            out.writeByte(serial.length);
            out.write(serial);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return octets.toByteArray();
    }
}
