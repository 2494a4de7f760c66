package kz.kualik.authority.revocation;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.CmsDocument;
import kz.kualik.signature.cms.CmsSignatureReader;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.springframework.stereotype.Component;

/**
 * Reads what holders sign for us: CMS signed data (RFC 5652) with its content, exactly one signature, and the signer's
 * certificate. That the signature holds is checked here; whose certificate that is, and what it is worth, tells {@link HolderKeys}.
 */
@Component
public final class SignedMessages {

    /** How large a signed message may be, in octets. */
    public static final int LARGEST = 64 * 1024;

    private final CmsSignatureReader signatures;

    public SignedMessages(CryptoEngine engine) {
        this.signatures = new CmsSignatureReader(engine);
    }

    /**
     * The message, if its signature holds.
     *
     * @param cms one {@code ContentInfo} in BER or DER
     * @param contentType what was signed; a signature under something else is none under this
     * @param longest how many octets of the content are read, and one more
     * @throws ProblemException {@code signed-request-unreadable} or {@code signed-request-broken}
     */
    public SignedMessage read(byte[] cms, ASN1ObjectIdentifier contentType, int longest) throws ProblemException {
        if (cms.length > LARGEST) {
            throw SignedRequestRefusedException.unreadable();
        }
        try {
            var document = CmsDocument.parse(cms);
            if (document.signerCount() != 1 || !document.contentType().equals(contentType)) {
                throw SignedRequestRefusedException.unreadable();
            }
            var content = content(document, longest);
            var facts =
                    signatures.examine(document, Optional.empty(), List.of()).getFirst();
            return new SignedMessage(content, signer(facts), facts.claimedTime());
        } catch (UnreadableDocumentException e) {
            throw SignedRequestRefusedException.unreadable();
        }
    }

    private static byte[] content(CmsDocument document, int longest) throws SignedRequestRefusedException {
        var content = document.content().orElseThrow(SignedRequestRefusedException::unreadable);
        try (var in = content.open()) {
            return in.readNBytes(longest + 1);
        } catch (IOException e) {
            throw SignedRequestRefusedException.unreadable();
        }
    }

    /** The certificate under which the signature over the whole content holds. */
    private static Certificate signer(SignatureFacts facts) throws SignedRequestRefusedException {
        if (!(facts.integrity() instanceof Integrity.Intact)) {
            throw SignedRequestRefusedException.broken();
        }
        return facts.signer().orElseThrow(SignedRequestRefusedException::broken);
    }
}
