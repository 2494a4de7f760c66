package kz.kualik.pki.ocsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/** Makes unsigned requests (RFC 6960, section 4.1.1), for clients and tests. */
public final class OcspRequestBuilder {

    private final List<OcspCertId> certIds = new ArrayList<>();
    private @Nullable OcspNonce nonce;

    /** Asks for one more certificate. */
    public OcspRequestBuilder add(OcspCertId certId) {
        certIds.add(certId);
        return this;
    }

    /** Sends a nonce along; RFC 9654 wants 32 octets from clients. */
    public OcspRequestBuilder nonce(OcspNonce value) {
        this.nonce = value;
        return this;
    }

    /**
     * The DER encoded request.
     *
     * @throws IllegalStateException if no certificate was added
     */
    public byte[] build() {
        if (certIds.isEmpty()) {
            throw new IllegalStateException("a request must ask for at least one certificate");
        }
        var requests = new ASN1EncodableVector(certIds.size());
        for (var certId : certIds) {
            requests.add(new Request(certId.toAsn1(), null));
        }
        var extensions = nonce == null ? null : new Extensions(nonce.toExtension());
        try {
            return new OCSPRequest(new TBSRequest(null, new DERSequence(requests), extensions), null)
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
