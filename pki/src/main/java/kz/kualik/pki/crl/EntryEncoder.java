package kz.kualik.pki.crl;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.bouncycastle.asn1.BERTags;

/** Writes entries of revokedCertificates (RFC 5280, section 5.1.2.6) without an object for each part of them. */
final class EntryEncoder {

    /** SEQUENCE { SEQUENCE { id-ce-cRLReasons, OCTET STRING { ENUMERATED of one octet … }}} up to that octet. */
    static final byte[] REASON_PREFIX = {0x30, 0x0c, 0x30, 0x0a, 0x06, 0x03, 0x55, 0x1d, 0x15, 0x04, 0x03, 0x0a, 0x01};

    private static final int SEQUENCE = BERTags.SEQUENCE | BERTags.CONSTRUCTED;

    /** Years from this one on are written as GeneralizedTime (section 5.1.2.4). */
    private static final int FIRST_YEAR_OF_GENERALIZED_TIME = 2050;

    private final OutputStream out;
    private long octets;
    private int count;

    EntryEncoder(OutputStream out) {
        this.out = out;
    }

    /** Octets written so far. */
    long octets() {
        return octets;
    }

    /** Entries written so far. */
    int count() {
        return count;
    }

    void write(RevokedCertificate entry) throws IOException {
        var serial = entry.serialNumber().toOctets();
        var time = time(entry.revocationTime());
        int reasonSize = entry.reason().isPresent() ? REASON_PREFIX.length + 1 : 0;
        put(DerLength.header(SEQUENCE, DerLength.sizeWithHeader(serial.length) + time.length + reasonSize));
        put(DerLength.header(BERTags.INTEGER, serial.length));
        put(serial);
        put(time);
        if (entry.reason().isPresent()) {
            put(REASON_PREFIX);
            out.write(entry.reason().get().code());
            octets++;
        }
        count = Math.addExact(count, 1);
    }

    private void put(byte[] bytes) throws IOException {
        out.write(bytes);
        octets += bytes.length;
    }

    /** A Time (section 4.1.2.5) in whole seconds. */
    static byte[] time(Instant time) {
        var parts = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        boolean generalized = parts.getYear() >= FIRST_YEAR_OF_GENERALIZED_TIME;
        var encoded = new byte[generalized ? 17 : 15];
        encoded[0] = (byte) (generalized ? BERTags.GENERALIZED_TIME : BERTags.UTC_TIME);
        encoded[1] = (byte) (encoded.length - 2);
        int position = 2;
        if (generalized) {
            position = digits(encoded, position, parts.getYear() / 100);
        }
        position = digits(encoded, position, parts.getYear() % 100);
        position = digits(encoded, position, parts.getMonthValue());
        position = digits(encoded, position, parts.getDayOfMonth());
        position = digits(encoded, position, parts.getHour());
        position = digits(encoded, position, parts.getMinute());
        position = digits(encoded, position, parts.getSecond());
        encoded[position] = 'Z';
        return encoded;
    }

    private static int digits(byte[] encoded, int position, int number) {
        encoded[position] = (byte) ('0' + number / 10);
        encoded[position + 1] = (byte) ('0' + number % 10);
        return position + 2;
    }
}
