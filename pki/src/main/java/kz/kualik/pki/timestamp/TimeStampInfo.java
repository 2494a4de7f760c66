package kz.kualik.pki.timestamp;

import java.math.BigInteger;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.tsp.TSTInfo;

/**
 * What a token states: TSTInfo (RFC 3161, section 2.4.2).
 *
 * @param serialNumber unique for its authority; the NUC's may be negative
 * @param time when the imprint existed at the latest, to the millisecond
 * @param nonce the request's number
 */
public record TimeStampInfo(
        ASN1ObjectIdentifier policy,
        MessageImprint imprint,
        BigInteger serialNumber,
        Instant time,
        boolean hasAccuracy,
        boolean isOrdering,
        Optional<BigInteger> nonce) {

    static TimeStampInfo of(TSTInfo info) throws MalformedTimeStampTokenException {
        if (!info.getVersion().hasValue(1)) {
            throw new MalformedTimeStampTokenException(
                    "TSTInfo version " + info.getVersion().getValue());
        }
        return new TimeStampInfo(
                info.getPolicy(),
                MessageImprint.of(info.getMessageImprint()),
                info.getSerialNumber().getValue(),
                time(info),
                info.getAccuracy() != null,
                info.getOrdering() != null && info.getOrdering().isTrue(),
                Optional.ofNullable(info.getNonce()).map(ASN1Integer::getValue));
    }

    private static Instant time(TSTInfo info) throws MalformedTimeStampTokenException {
        try {
            return info.getGenTime().getDate().toInstant();
        } catch (ParseException e) {
            throw new MalformedTimeStampTokenException(
                    "not a time: " + info.getGenTime().getTimeString(), e);
        }
    }
}
