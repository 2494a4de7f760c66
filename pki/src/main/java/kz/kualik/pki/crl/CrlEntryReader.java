package kz.kualik.pki.crl;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.DerCursor.Element;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.Time;

/** Reads one element of revokedCertificates (RFC 5280, section 5.1.2.6). */
final class CrlEntryReader {

    /** With any other critical extension the entry may be about another issuer's certificate (section 5.3). */
    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(Extension.reasonCode, Extension.invalidityDate);

    private CrlEntryReader() {}

    static RevokedCertificate read(Element entry) throws MalformedCrlException, IOException {
        var cursor = entry.content();
        var serial = cursor.next(BERTags.INTEGER, "a serial number").contentOctets();
        var number = new SerialNumber(new BigInteger(requireMinimal(serial)));
        var revocationTime = time(cursor.next());
        Optional<RevocationReason> reason = Optional.empty();
        if (cursor.hasMore()) {
            var extensions = Extensions.getInstance(
                    cursor.next(Element.SEQUENCE, "crlEntryExtensions").encoded());
            reason = reason(extensions);
        }
        cursor.requireEnd("an entry");
        return new RevokedCertificate(number, revocationTime, reason);
    }

    /** Entries are looked up by their octets, so that a number written in another way would be overlooked. */
    private static byte[] requireMinimal(byte[] serial) throws MalformedCrlException {
        if (!Arrays.equals(new BigInteger(serial).toByteArray(), serial)) {
            throw new MalformedCrlException("a serial number is not in its shortest form");
        }
        return serial;
    }

    static Instant time(Element element) throws IOException {
        return Time.getInstance(ASN1Primitive.fromByteArray(element.encoded()))
                .getDate()
                .toInstant();
    }

    private static Optional<RevocationReason> reason(Extensions extensions) throws MalformedCrlException {
        for (var critical : extensions.getCriticalExtensionOIDs()) {
            if (!UNDERSTOOD.contains(critical)) {
                throw new MalformedCrlException(
                        "an entry has the critical extension " + critical + ", which is not understood");
            }
        }
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
