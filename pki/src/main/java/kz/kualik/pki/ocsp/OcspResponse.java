package kz.kualik.pki.ocsp;

import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.ResponseBytes;

/**
 * A responder's answer: OCSPResponse (RFC 6960, section 4.2.1). The status byte is not signed; a basic response is present
 * exactly when the status is successful.
 */
public record OcspResponse(OcspResponseStatus status, Optional<BasicOcspResponse> basicResponse) {

    /** Larger responses are refused unread. */
    public static final int MAXIMUM_SIZE = 1024 * 1024;

    /**
     * Reads an encoded response.
     *
     * @throws MalformedOcspResponseException if the bytes are not exactly one response, or the response is of another
     *     type than id-pkix-ocsp-basic
     */
    public static OcspResponse parse(byte[] encoded) throws MalformedOcspResponseException {
        if (encoded.length > MAXIMUM_SIZE) {
            throw new MalformedOcspResponseException(encoded.length + " octets are more than " + MAXIMUM_SIZE);
        }
        try {
            return read(ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(encoded)));
        } catch (IOException | RuntimeException e) {
            throw new MalformedOcspResponseException(String.valueOf(e.getMessage()), e);
        }
    }

    private static OcspResponse read(ASN1Sequence response) throws MalformedOcspResponseException, IOException {
        if (response.size() < 1 || response.size() > 2) {
            throw new MalformedOcspResponseException("a sequence of " + response.size() + " elements");
        }
        int code = ASN1Enumerated.getInstance(response.getObjectAt(0)).intValueExact();
        var status = OcspResponseStatus.ofCode(code)
                .orElseThrow(() -> new MalformedOcspResponseException("unknown status " + code));
        if (response.size() == 1) {
            if (status == OcspResponseStatus.SUCCESSFUL) {
                throw new MalformedOcspResponseException("successful, but without response bytes");
            }
            return new OcspResponse(status, Optional.empty());
        }
        if (status != OcspResponseStatus.SUCCESSFUL) {
            throw new MalformedOcspResponseException("status " + status + " does not go with response bytes");
        }
        var bytes =
                ResponseBytes.getInstance(ASN1Sequence.getInstance((ASN1TaggedObject) response.getObjectAt(1), true));
        if (!bytes.getResponseType().equals(OCSPObjectIdentifiers.id_pkix_ocsp_basic)) {
            throw new MalformedOcspResponseException("response type " + bytes.getResponseType());
        }
        return new OcspResponse(
                status, Optional.of(BasicOcspResponse.read(bytes.getResponse().getOctets())));
    }
}
