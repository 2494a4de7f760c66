package kz.kualik.pki.ocsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.operator.ContentSigner;

/**
 * Makes successful responses of one responder: OCSPResponse with a BasicOCSPResponse in strict DER (RFC 6960, section
 * 4.2.1). The responder names itself by its subject, as the NUC's does, and sends its certificate along. Immutable; one
 * object serves all threads.
 */
public final class OcspResponseComposer {

    static final int SEQUENCE = BERTags.SEQUENCE | BERTags.CONSTRUCTED;
    static final int EXPLICIT_0 = BERTags.CONTEXT_SPECIFIC | BERTags.CONSTRUCTED;
    static final int EXPLICIT_1 = EXPLICIT_0 | 1;
    private static final int TYPICAL_SIZE = 2048;

    private final byte[] responderName;
    private final byte[] certificates;
    private final byte[] basicResponseType;
    private final byte[] extendedRevokedDefinition;

    /**
     * @param responder the certificate of the key that signs
     * @param others certificates that clients may need besides, for example of another generation; usually empty
     */
    public OcspResponseComposer(Certificate responder, List<Certificate> others) {
        try {
            this.responderName = responder.subject().getEncoded(ASN1Encoding.DER);
            this.basicResponseType = OCSPObjectIdentifiers.id_pkix_ocsp_basic.getEncoded();
            this.extendedRevokedDefinition = extendedRevokedDefinition();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.certificates = certificates(responder, others);
    }

    /**
     * The DER encoded response.
     *
     * @param answers what is said, at least one; times are written in whole seconds, rounded down
     * @param nonce the question's nonce, if it is to be echoed
     * @param extendedRevoked tells that never-issued certificates are answered as revoked (section 4.4.8)
     * @param signer a fresh signer for this one message
     */
    public byte[] compose(
            List<SingleOcspResponse> answers,
            Instant producedAt,
            Optional<OcspNonce> nonce,
            boolean extendedRevoked,
            ContentSigner signer) {
        if (answers.isEmpty()) {
            throw new IllegalArgumentException("a response must say something about at least one certificate");
        }
        var toBeSigned = responseData(answers, producedAt, nonce, extendedRevoked);
        return response(toBeSigned, signer);
    }

    private byte[] response(byte[] toBeSigned, ContentSigner signer) {
        byte[] signature;
        byte[] algorithm;
        try (var stream = signer.getOutputStream()) {
            stream.write(toBeSigned);
            signature = signer.getSignature();
            algorithm = signer.getAlgorithmIdentifier().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var out = new ReverseDerWriter(TYPICAL_SIZE);
        out.prepend(certificates);
        int beforeSignature = out.size();
        out.prepend(signature);
        out.prepend(0);
        out.wrap(BERTags.BIT_STRING, beforeSignature);
        out.prepend(algorithm);
        out.prepend(toBeSigned);
        out.wrap(SEQUENCE, 0);
        out.wrap(BERTags.OCTET_STRING, 0);
        out.prepend(basicResponseType);
        out.wrap(SEQUENCE, 0);
        out.wrap(EXPLICIT_0, 0);
        out.prepend(OcspResponseStatus.SUCCESSFUL.code());
        out.prepend(1);
        out.prepend(BERTags.ENUMERATED);
        out.wrap(SEQUENCE, 0);
        return out.toByteArray();
    }

    private byte[] responseData(
            List<SingleOcspResponse> answers, Instant producedAt, Optional<OcspNonce> nonce, boolean extendedRevoked) {
        var out = new ReverseDerWriter(TYPICAL_SIZE);
        if (extendedRevoked) {
            out.prepend(extendedRevokedDefinition);
        }
        nonce.ifPresent(value -> out.prepend(value.encodedExtension()));
        if (out.size() > 0) {
            out.wrap(SEQUENCE, 0);
            out.wrap(EXPLICIT_1, 0);
        }
        int beforeAnswers = out.size();
        for (int i = answers.size() - 1; i >= 0; i--) {
            prependAnswer(out, answers.get(i));
        }
        out.wrap(SEQUENCE, beforeAnswers);
        prependTime(out, producedAt);
        int beforeName = out.size();
        out.prepend(responderName);
        out.wrap(EXPLICIT_1, beforeName);
        out.wrap(SEQUENCE, 0);
        return out.toByteArray();
    }

    private static void prependAnswer(ReverseDerWriter out, SingleOcspResponse answer) {
        int mark = out.size();
        answer.nextUpdate().ifPresent(time -> {
            prependTime(out, time);
            out.wrap(EXPLICIT_0, mark);
        });
        prependTime(out, answer.thisUpdate());
        prependStatus(out, answer.status());
        out.prepend(answer.certId().encoded());
        out.wrap(SEQUENCE, mark);
    }

    /** CertStatus (section 4.2.1). */
    static void prependStatus(ReverseDerWriter out, CertificateStatus status) {
        switch (status) {
            case CertificateStatus.Good good -> prependEmpty(out, 0);
            case CertificateStatus.Revoked revoked -> prependRevoked(out, revoked);
            case CertificateStatus.Unknown unknown -> prependEmpty(out, 2);
        }
    }

    private static void prependEmpty(ReverseDerWriter out, int tagNumber) {
        out.prepend(0);
        out.prepend(BERTags.CONTEXT_SPECIFIC | tagNumber);
    }

    private static void prependRevoked(ReverseDerWriter out, CertificateStatus.Revoked revoked) {
        int mark = out.size();
        revoked.reason().ifPresent(reason -> {
            out.prepend(reason.code());
            out.prepend(1);
            out.prepend(BERTags.ENUMERATED);
            out.wrap(EXPLICIT_0, mark);
        });
        prependTime(out, revoked.time());
        out.wrap(EXPLICIT_1, mark);
    }

    private static void prependTime(ReverseDerWriter out, Instant time) {
        out.prepend(GeneralizedTimes.encode(time));
    }

    /** The certificates of a BasicOCSPResponse with their tag. */
    static byte[] certificates(Certificate responder, List<Certificate> others) {
        var out = new ReverseDerWriter(TYPICAL_SIZE);
        for (int i = others.size() - 1; i >= 0; i--) {
            out.prepend(others.get(i).encoded());
        }
        out.prepend(responder.encoded());
        out.wrap(SEQUENCE, 0);
        out.wrap(EXPLICIT_0, 0);
        return out.toByteArray();
    }

    /** The extension of section 4.4.8. */
    static byte[] extendedRevokedDefinition() throws IOException {
        var out = new ReverseDerWriter(32);
        // The extension's value is NULL (section 4.4.8), inside the OCTET STRING that every extension has.
        out.prepend(new byte[] {BERTags.OCTET_STRING, 2, BERTags.NULL, 0});
        out.prepend(OCSPObjectIdentifiers.id_pkix_ocsp_extended_revoke.getEncoded());
        out.wrap(SEQUENCE, 0);
        return out.toByteArray();
    }
}
