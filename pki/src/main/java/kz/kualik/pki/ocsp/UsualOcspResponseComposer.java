package kz.kualik.pki.ocsp;

import static kz.kualik.pki.ocsp.OcspResponseComposer.EXPLICIT_0;
import static kz.kualik.pki.ocsp.OcspResponseComposer.EXPLICIT_1;
import static kz.kualik.pki.ocsp.OcspResponseComposer.SEQUENCE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Makes the answers to {@link UsualOcspRequest}s, octet for octet those of {@link OcspResponseComposer}, in one buffer:
 * whatever is the same in every answer of one key is encoded once, the CertID and the nonce are copied as they came. The
 * signature is put in afterwards, so that it may be made elsewhere or be an old one. Immutable; one object serves all
 * threads.
 */
public final class UsualOcspResponseComposer {

    /** Beside the responder's name: two times, a CertID, a status, a nonce and their headers, of generous size. */
    private static final int TYPICAL_SIZE = 640;

    private static final int HEADERS = 16;

    private static final byte[] SUCCESSFUL = {BERTags.ENUMERATED, 1, 0};

    private final byte[] responderId;
    private final byte[] extendedRevoked;
    private final byte[] signatureAlgorithm;
    private final byte[] certificates;
    private final byte[] responseType;

    /**
     * @param responder the certificate of the key that signs
     * @param others certificates that clients may need besides; usually empty
     * @param algorithm how it signs
     * @param extendedRevoked tells that never-issued certificates are answered as revoked (RFC 6960, section 4.4.8)
     */
    public UsualOcspResponseComposer(
            Certificate responder, List<Certificate> others, AlgorithmIdentifier algorithm, boolean extendedRevoked) {
        try {
            var name = new ReverseDerWriter(HEADERS);
            name.prepend(responder.subject().getEncoded(ASN1Encoding.DER));
            name.wrap(EXPLICIT_1, 0);
            this.responderId = name.toByteArray();
            this.extendedRevoked = extendedRevoked ? OcspResponseComposer.extendedRevokedDefinition() : new byte[0];
            this.signatureAlgorithm = algorithm.getEncoded(ASN1Encoding.DER);
            this.responseType = OCSPObjectIdentifiers.id_pkix_ocsp_basic.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.certificates = OcspResponseComposer.certificates(responder, others);
    }

    /**
     * Everything that is signed.
     *
     * @param producedAt when it is signed; like the others written in whole seconds, rounded down
     * @param thisUpdate the latest moment at which the status is known to have been right
     */
    public Unsigned compose(
            UsualOcspRequest question,
            CertificateStatus status,
            Instant producedAt,
            Instant thisUpdate,
            Optional<Instant> nextUpdate) {
        var out = new ReverseDerWriter(TYPICAL_SIZE + responderId.length);
        out.prepend(extendedRevoked);
        if (question.hasNonce()) {
            question.prependNonceExtension(out);
        }
        if (out.size() > 0) {
            out.wrap(SEQUENCE, 0);
            out.wrap(EXPLICIT_1, 0);
        }
        int mark = out.size();
        if (nextUpdate.isPresent()) {
            out.prepend(GeneralizedTimes.encode(nextUpdate.get()));
            out.wrap(EXPLICIT_0, mark);
        }
        out.prepend(GeneralizedTimes.encode(thisUpdate));
        OcspResponseComposer.prependStatus(out, status);
        question.prependCertId(out);
        out.wrap(SEQUENCE, mark);
        out.wrap(SEQUENCE, mark);
        out.prepend(GeneralizedTimes.encode(producedAt));
        out.prepend(responderId);
        out.wrap(SEQUENCE, 0);
        return new Unsigned(out);
    }

    /** An answer that waits for its signature. */
    public final class Unsigned {

        private final ReverseDerWriter toBeSigned;

        private Unsigned(ReverseDerWriter toBeSigned) {
            this.toBeSigned = toBeSigned;
        }

        /** The octets to sign lie in here, not copied, from {@link #offset()} to the end. */
        public byte[] buffer() {
            return toBeSigned.buffer();
        }

        public int offset() {
            return toBeSigned.start();
        }

        public int length() {
            return toBeSigned.size();
        }

        /** The DER encoded OCSPResponse with this signature. */
        public byte[] signed(byte[] signature) {
            int size = toBeSigned.size() + signatureAlgorithm.length + signature.length + certificates.length;
            var out = new ReverseDerWriter(size + responseType.length + 4 * HEADERS);
            out.prepend(certificates);
            int beforeSignature = out.size();
            out.prepend(signature);
            out.prepend(0);
            out.wrap(BERTags.BIT_STRING, beforeSignature);
            out.prepend(signatureAlgorithm);
            out.prepend(buffer(), offset(), offset() + length());
            out.wrap(SEQUENCE, 0);
            out.wrap(BERTags.OCTET_STRING, 0);
            out.prepend(responseType);
            out.wrap(SEQUENCE, 0);
            out.wrap(EXPLICIT_0, 0);
            out.prepend(SUCCESSFUL);
            out.wrap(SEQUENCE, 0);
            return out.toByteArray();
        }
    }
}
