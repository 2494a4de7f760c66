package kz.kualik.pki.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.tsp.TimeStampReq;

/**
 * A question for a time-stamp: TimeStampReq (RFC 3161, section 2.4.1).
 *
 * @param policy under which policy the stamp is wanted; absent means the authority's default
 * @param nonce a number that the token must repeat
 * @param certificateWanted the token shall hold the authority's certificate (certReq)
 * @param extensions identifiers of the extensions that the request carries
 */
public record TimeStampRequest(
        MessageImprint imprint,
        Optional<ASN1ObjectIdentifier> policy,
        Optional<BigInteger> nonce,
        boolean certificateWanted,
        List<ASN1ObjectIdentifier> extensions) {

    /** Larger requests are refused unread. */
    public static final int MAXIMUM_SIZE = 16 * 1024;

    /** A longer nonce is refused: 64 octets are more than any client sends. */
    public static final int MAXIMUM_NONCE_BITS = 512;

    public TimeStampRequest {
        extensions = List.copyOf(extensions);
    }

    /** A request without a policy and without extensions that wants the certificate. */
    public static TimeStampRequest of(MessageImprint imprint, BigInteger nonce) {
        return new TimeStampRequest(imprint, Optional.empty(), Optional.of(nonce), true, List.of());
    }

    /** The same request for this policy. */
    public TimeStampRequest withPolicy(ASN1ObjectIdentifier wanted) {
        return new TimeStampRequest(imprint, Optional.of(wanted), nonce, certificateWanted, extensions);
    }

    /**
     * Reads an encoded request.
     *
     * @throws MalformedTimeStampRequestException if the bytes are not exactly one version 1 request, or break a bound
     */
    public static TimeStampRequest parse(byte[] encoded) throws MalformedTimeStampRequestException {
        if (encoded.length > MAXIMUM_SIZE) {
            throw new MalformedTimeStampRequestException(encoded.length + " octets are more than " + MAXIMUM_SIZE);
        }
        try {
            return read(TimeStampReq.getInstance(ASN1Primitive.fromByteArray(encoded)));
        } catch (IOException | RuntimeException e) {
            throw new MalformedTimeStampRequestException(String.valueOf(e.getMessage()), e);
        }
    }

    private static TimeStampRequest read(TimeStampReq request) throws MalformedTimeStampRequestException {
        if (!request.getVersion().hasValue(1)) {
            throw new MalformedTimeStampRequestException(
                    "version " + request.getVersion().getValue() + " is not 1");
        }
        var nonce = Optional.ofNullable(request.getNonce()).map(ASN1Integer::getValue);
        if (nonce.isPresent() && nonce.get().bitLength() > MAXIMUM_NONCE_BITS) {
            throw new MalformedTimeStampRequestException(
                    "a nonce of " + nonce.get().bitLength() + " bits");
        }
        return new TimeStampRequest(
                MessageImprint.of(request.getMessageImprint()),
                Optional.ofNullable(request.getReqPolicy()),
                nonce,
                request.getCertReq() != null && request.getCertReq().isTrue(),
                request.getExtensions() == null
                        ? List.of()
                        : List.of(request.getExtensions().getExtensionOIDs()));
    }

    /** The DER encoding. Requests with extensions are only read here, never made. */
    public byte[] encoded() {
        if (!extensions.isEmpty()) {
            throw new IllegalStateException("a request with extensions cannot be written");
        }
        try {
            return new TimeStampReq(
                            imprint.toAsn1(),
                            policy.orElse(null),
                            nonce.map(ASN1Integer::new).orElse(null),
                            certificateWanted ? ASN1Boolean.TRUE : null,
                            null)
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
