package kz.kualik.pki.timestamp;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTF8String;

/**
 * A time-stamping authority's answer: TimeStampResp (RFC 3161, section 2.4.2). The status is not signed.
 *
 * @param status PKIStatus; 0 granted, 1 granted with modifications, 2 rejection, others see the RFC
 * @param failure the first known bit of failInfo
 * @param statusText what the authority says about it, one line, for people
 * @param token present exactly when the status is 0 or 1
 */
public record TimeStampResponse(
        int status, Optional<TimeStampFailure> failure, Optional<String> statusText, Optional<TimeStampToken> token) {

    /** Larger responses are refused unread. */
    public static final int MAXIMUM_SIZE = TimeStampToken.MAXIMUM_SIZE + 4096;

    private static final int GRANTED_WITH_MODIFICATIONS = 1;
    private static final int LAST_STATUS = 5;

    /** A stamp was given. */
    public boolean isGranted() {
        return status <= GRANTED_WITH_MODIFICATIONS;
    }

    /**
     * Reads an encoded response.
     *
     * @throws MalformedTimeStampResponseException if the bytes are not exactly one response, or status and token do not
     *     go together
     */
    public static TimeStampResponse parse(byte[] encoded) throws MalformedTimeStampResponseException {
        if (encoded.length > MAXIMUM_SIZE) {
            throw new MalformedTimeStampResponseException(encoded.length + " octets are more than " + MAXIMUM_SIZE);
        }
        try {
            return read(ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(encoded)));
        } catch (IOException | MalformedTimeStampTokenException | RuntimeException e) {
            throw new MalformedTimeStampResponseException(String.valueOf(e.getMessage()), e);
        }
    }

    private static TimeStampResponse read(ASN1Sequence response)
            throws MalformedTimeStampResponseException, MalformedTimeStampTokenException, IOException {
        if (response.size() < 1 || response.size() > 2) {
            throw new MalformedTimeStampResponseException("a sequence of " + response.size() + " elements");
        }
        var info = ASN1Sequence.getInstance(response.getObjectAt(0));
        int status = ASN1Integer.getInstance(info.getObjectAt(0)).intValueExact();
        if (status < 0 || status > LAST_STATUS) {
            throw new MalformedTimeStampResponseException("unknown status " + status);
        }
        Optional<String> text = Optional.empty();
        Optional<TimeStampFailure> failure = Optional.empty();
        for (int i = 1; i < info.size(); i++) {
            switch (info.getObjectAt(i).toASN1Primitive()) {
                case ASN1Sequence free
                when free.size() > 0 ->
                    text = Optional.of(
                            ASN1UTF8String.getInstance(free.getObjectAt(0)).getString());
                case ASN1BitString bits -> failure = TimeStampFailure.firstIn(bits.getBytes());
                default -> throw new MalformedTimeStampResponseException("an unknown element in the status");
            }
        }
        boolean granted = status <= GRANTED_WITH_MODIFICATIONS;
        if (granted != (response.size() == 2)) {
            throw new MalformedTimeStampResponseException(
                    "status " + status + " does not go with " + (granted ? "a missing token" : "a token"));
        }
        var token = granted
                ? Optional.of(TimeStampToken.parse(
                        response.getObjectAt(1).toASN1Primitive().getEncoded()))
                : Optional.<TimeStampToken>empty();
        return new TimeStampResponse(status, failure, text, token);
    }
}
