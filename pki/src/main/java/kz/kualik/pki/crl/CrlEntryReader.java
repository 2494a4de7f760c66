package kz.kualik.pki.crl;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.DerCursor.Element;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.Time;

/** Reads one element of revokedCertificates (RFC 5280, section 5.1.2.6). */
final class CrlEntryReader {

    private CrlEntryReader() {}

    static RevokedCertificate read(Element entry) throws MalformedCrlException, IOException {
        var cursor = entry.content();
        var serial = cursor.next(BERTags.INTEGER, "a serial number").contentOctets();
        if (serial.length == 0) {
            throw new MalformedCrlException("an empty serial number");
        }
        var revocationTime = time(cursor.next());
        Optional<RevocationReason> reason = Optional.empty();
        if (cursor.hasMore()) {
            var extensions = Extensions.getInstance(
                    cursor.next(Element.SEQUENCE, "crlEntryExtensions").encoded());
            reason = reason(extensions);
        }
        cursor.requireEnd("an entry");
        return new RevokedCertificate(new SerialNumber(new BigInteger(serial)), revocationTime, reason);
    }

    /** Moves over the next entry and compares its serial number only. */
    static boolean nextHasSerial(DerCursor cursor, byte[] serialOctets) {
        try {
            return cursor.next().content().next().contentEquals(serialOctets);
        } catch (MalformedCrlException e) {
            throw new IllegalStateException("an entry changed after it was read", e);
        }
    }

    static Instant time(Element element) throws IOException {
        return Time.getInstance(ASN1Primitive.fromByteArray(element.encoded()))
                .getDate()
                .toInstant();
    }

    private static Optional<RevocationReason> reason(Extensions extensions) throws MalformedCrlException {
        var value = extensions.getExtensionParsedValue(Extension.reasonCode);
        if (value == null) {
            return Optional.empty();
        }
        int code = ASN1Enumerated.getInstance(value).intValueExact();
        var reason = RevocationReason.ofCode(code);
        if (reason.isEmpty()) {
            throw new MalformedCrlException("unknown reason code " + code);
        }
        return reason;
    }
}
