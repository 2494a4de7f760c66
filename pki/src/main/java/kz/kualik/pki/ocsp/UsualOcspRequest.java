package kz.kualik.pki.ocsp;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import kz.kualik.pki.certificate.SerialNumber;
import org.bouncycastle.asn1.BERTags;

/**
 * A question of the shape that nearly every client sends: one certificate, not signed, no extension but a nonce of 8 to 128
 * octets. It is read where it lies, without an object for each element, and only in strict DER. Whatever looks otherwise,
 * right or wrong, is for {@link OcspRequest#parse} to judge; what is read here has the same meaning there. The octets that
 * name the issuer are not looked into: they are compared with those of issuers that are known.
 */
public final class UsualOcspRequest {

    private static final int SHORTEST_NONCE = 8;
    private static final int LONGEST_NONCE = 128;
    private static final int LONGEST_SERIAL = 20;
    private static final int EXTENSIONS = BERTags.CONTEXT_SPECIFIC | BERTags.CONSTRUCTED | 2;

    /** id-pkix-ocsp-nonce, 1.3.6.1.5.5.7.48.1.2, with its header. */
    private static final byte[] NONCE_IDENTIFIER = {0x06, 0x09, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x02};

    private final byte[] octets;
    private final int certId;
    private final int issuer;
    private final int issuerEnd;
    private final int serial;
    private final int certIdEnd;

    /** Where the nonce's Extension begins, which reaches to the end of the octets; there, if there is none. */
    private final int nonce;

    private UsualOcspRequest(
            byte[] octets, int certId, int issuer, int issuerEnd, int serial, int certIdEnd, int nonce) {
        this.octets = octets;
        this.certId = certId;
        this.issuer = issuer;
        this.issuerEnd = issuerEnd;
        this.serial = serial;
        this.certIdEnd = certIdEnd;
        this.nonce = nonce;
    }

    /**
     * Reads an encoded OCSPRequest.
     *
     * @param octets are kept, not copied
     * @return empty if it has another shape
     */
    public static Optional<UsualOcspRequest> read(byte[] octets) {
        int end = octets.length;
        var cursor = new DerCursor(octets);
        cursor.openLast(DerCursor.SEQUENCE, end);
        cursor.openLast(DerCursor.SEQUENCE, end);
        cursor.open(DerCursor.SEQUENCE, end);
        int listEnd = cursor.contentEnd();
        cursor.openLast(DerCursor.SEQUENCE, listEnd);
        int certId = cursor.position();
        cursor.openLast(DerCursor.SEQUENCE, listEnd);
        int issuer = cursor.position();
        cursor.skip(DerCursor.SEQUENCE, listEnd);
        cursor.skip(BERTags.OCTET_STRING, listEnd);
        cursor.skip(BERTags.OCTET_STRING, listEnd);
        int issuerEnd = cursor.position();
        cursor.openLast(BERTags.INTEGER, listEnd);
        int serial = cursor.position();
        cursor.leave();
        int nonce = nonce(cursor, end);
        return cursor.isValid() && isPositive(octets, serial, listEnd)
                ? Optional.of(new UsualOcspRequest(octets, certId, issuer, issuerEnd, serial, listEnd, nonce))
                : Optional.empty();
    }

    /** requestExtensions with nothing but a nonce in its OCTET STRING, or nothing at all. */
    private static int nonce(DerCursor cursor, int end) {
        if (cursor.position() == end) {
            return end;
        }
        cursor.openLast(EXTENSIONS, end);
        cursor.openLast(DerCursor.SEQUENCE, end);
        int nonce = cursor.position();
        cursor.openLast(DerCursor.SEQUENCE, end);
        cursor.expect(NONCE_IDENTIFIER, end);
        cursor.openLast(BERTags.OCTET_STRING, end);
        cursor.openLast(BERTags.OCTET_STRING, end);
        int length = end - cursor.position();
        cursor.require(length >= SHORTEST_NONCE && length <= LONGEST_NONCE);
        return nonce;
    }

    /** An INTEGER above zero in its shortest form, of at most 20 octets without the zero of the sign. */
    private static boolean isPositive(byte[] octets, int from, int to) {
        int length = to - from;
        if (length < 1 || octets[from] < 0) {
            return false;
        }
        return octets[from] == 0
                ? length > 1 && octets[from + 1] < 0 && length <= LONGEST_SERIAL + 1
                : length <= LONGEST_SERIAL;
    }

    public SerialNumber serialNumber() {
        return new SerialNumber(new BigInteger(octets, serial, certIdEnd - serial));
    }

    /** Writes the serial number to the end of these 20 octets, which are zero before. */
    public void writeSerialNumber(byte[] target) {
        int length = Math.min(certIdEnd - serial, target.length);
        System.arraycopy(octets, certIdEnd - length, target, target.length - length, length);
    }

    /** The content octets of the serial number's INTEGER; a copy. */
    public byte[] serialNumberOctets() {
        return Arrays.copyOfRange(octets, serial, certIdEnd);
    }

    /** Whether these are the content octets of the serial number's INTEGER. */
    public boolean hasSerialNumber(byte[] content) {
        return Arrays.equals(octets, serial, certIdEnd, content, 0, content.length);
    }

    /** For tables of serial numbers. */
    public int serialNumberHash() {
        int hash = 1;
        for (int i = serial; i < certIdEnd; i++) {
            hash = hash * 31 + octets[i];
        }
        return hash;
    }

    /** Whether an answer must repeat a nonce, which makes it good for this question only. */
    public boolean hasNonce() {
        return nonce < octets.length;
    }

    /** Whether the CertID names this issuer: the octets of hashAlgorithm, issuerNameHash and issuerKeyHash. */
    public boolean namesIssuer(byte[] expected) {
        return Arrays.equals(octets, issuer, issuerEnd, expected, 0, expected.length);
    }

    /** The last octet of issuerKeyHash; a cheap key for tables of issuers. */
    public int issuerKeyOctet() {
        return octets[issuerEnd - 1] & 0xff;
    }

    void prependCertId(ReverseDerWriter out) {
        out.prepend(octets, certId, certIdEnd);
    }

    void prependNonceExtension(ReverseDerWriter out) {
        out.prepend(octets, nonce, octets.length);
    }
}
