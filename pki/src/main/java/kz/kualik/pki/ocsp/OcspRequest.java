package kz.kualik.pki.ocsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.StrictDer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;

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

    private static final int CERT_ID_ELEMENTS = 4;

    public OcspRequest {
        certIds = List.copyOf(certIds);
    }

    /**
     * Reads an encoded request.
     *
     * @throws MalformedOcspRequestException if the bytes are not exactly one request in DER, ask for nothing or too much,
     *     carry an extension twice, or a critical extension that is not the nonce
     */
    public static OcspRequest parse(byte[] encoded) throws MalformedOcspRequestException {
        try {
            StrictDer.requireDer(encoded, MAXIMUM_SIZE);
            return read(ASN1Sequence.getInstance(encoded));
        } catch (Asn1Exception | RuntimeException e) {
            throw new MalformedOcspRequestException(String.valueOf(e.getMessage()), e);
        }
    }

    private static OcspRequest read(ASN1Sequence request) throws MalformedOcspRequestException {
        requireSize(request, 1, 2, "OCSPRequest");
        if (request.size() == 2) {
            // optionalSignature: whoever asks may be anybody, so it is not checked.
            ASN1Sequence.getInstance(tagged(request.getObjectAt(1), 0), true);
        }
        var toBeSigned = ASN1Sequence.getInstance(request.getObjectAt(0));
        int next = skipVersionAndName(toBeSigned);
        requireSize(toBeSigned, next + 1, next + 2, "TBSRequest");
        var certIds = certIds(ASN1Sequence.getInstance(toBeSigned.getObjectAt(next)));
        if (toBeSigned.size() == next + 1) {
            return new OcspRequest(certIds, Optional.empty());
        }
        var extensions = extensions(tagged(toBeSigned.getObjectAt(next + 1), 2));
        return new OcspRequest(certIds, OcspNonce.in(extensions));
    }

    private static int skipVersionAndName(ASN1Sequence toBeSigned) throws MalformedOcspRequestException {
        int next = 0;
        if (isTagged(toBeSigned, next, 0)) {
            if (!ASN1Integer.getInstance(tagged(toBeSigned.getObjectAt(next), 0), true)
                    .hasValue(0)) {
                throw new MalformedOcspRequestException("a version that is not 1");
            }
            next++;
        }
        if (isTagged(toBeSigned, next, 1)) {
            GeneralName.getInstance(tagged(toBeSigned.getObjectAt(next), 1), true);
            next++;
        }
        return next;
    }

    private static List<OcspCertId> certIds(ASN1Sequence list) throws MalformedOcspRequestException {
        if (list.size() == 0 || list.size() > MAXIMUM_CERT_IDS) {
            throw new MalformedOcspRequestException("it asks for " + list.size() + " certificates");
        }
        var certIds = new ArrayList<OcspCertId>(list.size());
        for (var element : list) {
            var single = ASN1Sequence.getInstance(element);
            requireSize(single, 1, 2, "Request");
            if (single.size() == 2) {
                extensions(tagged(single.getObjectAt(1), 0));
            }
            var certId = ASN1Sequence.getInstance(single.getObjectAt(0));
            requireSize(certId, CERT_ID_ELEMENTS, CERT_ID_ELEMENTS, "CertID");
            certIds.add(OcspCertId.of(CertID.getInstance(certId)));
        }
        return certIds;
    }

    private static Extensions extensions(ASN1TaggedObject tagged) throws MalformedOcspRequestException {
        var extensions = Extensions.getInstance(ASN1Sequence.getInstance(tagged, true));
        for (var identifier : extensions.getCriticalExtensionOIDs()) {
            if (!identifier.equals(OCSPObjectIdentifiers.id_pkix_ocsp_nonce)) {
                throw new MalformedOcspRequestException("the critical extension " + identifier + " is not known");
            }
        }
        return extensions;
    }

    private static boolean isTagged(ASN1Sequence sequence, int index, int number) {
        return index < sequence.size()
                && sequence.getObjectAt(index) instanceof ASN1TaggedObject tagged
                && tagged.hasContextTag(number);
    }

    private static ASN1TaggedObject tagged(ASN1Encodable element, int number) {
        return ASN1TaggedObject.getInstance(element, BERTags.CONTEXT_SPECIFIC, number);
    }

    private static void requireSize(ASN1Sequence sequence, int least, int most, String what)
            throws MalformedOcspRequestException {
        if (sequence.size() < least || sequence.size() > most) {
            throw new MalformedOcspRequestException(what + " of " + sequence.size() + " elements");
        }
    }
}
