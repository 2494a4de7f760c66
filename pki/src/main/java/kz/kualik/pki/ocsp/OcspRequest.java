package kz.kualik.pki.ocsp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/**
 * A question about the status of certificates: OCSPRequest (RFC 6960, section 4.1.1). A requestor's name and signature are
 * allowed and not looked at: the status is public.
 *
 * @param certIds the certificates asked for, at least one
 * @param nonce the content of the nonce's OCTET STRING (RFC 9654), of any length: bounds are the responder's business
 */
public record OcspRequest(List<OcspCertId> certIds, Optional<OcspNonce> nonce) {

    /** Larger requests are refused unread. */
    public static final int MAXIMUM_SIZE = 64 * 1024;

    /** More certificates in one request are refused. */
    public static final int MAXIMUM_CERT_IDS = 256;

    public OcspRequest {
        certIds = List.copyOf(certIds);
    }

    /**
     * Reads an encoded request.
     *
     * @throws MalformedOcspRequestException if the bytes are not exactly one request, ask for nothing or too much, or
     *     carry a critical extension that is not the nonce
     */
    public static OcspRequest parse(byte[] encoded) throws MalformedOcspRequestException {
        if (encoded.length > MAXIMUM_SIZE) {
            throw new MalformedOcspRequestException(encoded.length + " octets are more than " + MAXIMUM_SIZE);
        }
        try {
            return read(org.bouncycastle.asn1.ocsp.OCSPRequest.getInstance(ASN1Primitive.fromByteArray(encoded)));
        } catch (IOException | RuntimeException e) {
            throw new MalformedOcspRequestException(String.valueOf(e.getMessage()), e);
        }
    }

    private static OcspRequest read(org.bouncycastle.asn1.ocsp.@Nullable OCSPRequest request)
            throws MalformedOcspRequestException {
        if (request == null) {
            throw new MalformedOcspRequestException("it is empty");
        }
        var toBeSigned = request.getTbsRequest();
        var list = toBeSigned.getRequestList();
        if (list.size() == 0 || list.size() > MAXIMUM_CERT_IDS) {
            throw new MalformedOcspRequestException("it asks for " + list.size() + " certificates");
        }
        var certIds = new ArrayList<OcspCertId>(list.size());
        for (var element : list) {
            var single = Request.getInstance(element);
            requireNothingCritical(single.getSingleRequestExtensions());
            certIds.add(OcspCertId.of(single.getReqCert()));
        }
        var extensions = toBeSigned.getRequestExtensions();
        requireNothingCritical(extensions);
        return new OcspRequest(certIds, nonce(extensions));
    }

    private static Optional<OcspNonce> nonce(@Nullable Extensions extensions) {
        if (extensions == null) {
            return Optional.empty();
        }
        return OcspNonce.in(extensions);
    }

    private static void requireNothingCritical(@Nullable Extensions extensions) throws MalformedOcspRequestException {
        if (extensions == null) {
            return;
        }
        for (var identifier : extensions.getCriticalExtensionOIDs()) {
            if (!identifier.equals(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)) {
                throw new MalformedOcspRequestException("the critical extension " + identifier + " is not known");
            }
        }
    }
}
