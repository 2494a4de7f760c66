package kz.kualik.signature.verify;

import java.time.Instant;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.pki.path.PathBuilder;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.policy.DocumentJudge;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.revocation.RevocationSource;

/**
 * Checks documents of all kinds: certificate, PKCS#12, CMS, time-stamp, OCSP response, revocation list, signed XML, ZIP
 * container; ASN.1 in PEM, DER, BER or base64. What a document is, is found out by its content. Immutable; one instance
 * serves many documents and threads.
 */
public final class DocumentVerifier {

    /** Larger documents are refused unread, in octets. */
    public static final int MAXIMUM_SIZE = 128 * 1024 * 1024;

    private final DocumentReader reader;
    private final ChainExaminer chains;

    /**
     * @param engine does the mathematics
     * @param trust who is trusted; under an empty one nothing passes
     * @param atHand revocation data that was given
     * @param online revocation data that is fetched; asked only about certificates on trusted chains
     */
    public DocumentVerifier(CryptoEngine engine, TrustStore trust, RevocationSource atHand, RevocationSource online) {
        this.reader = new DocumentReader(engine, trust);
        this.chains = new ChainExaminer(new PathBuilder(engine, trust), atHand, online);
    }

    /** A verifier without any revocation data. */
    public DocumentVerifier(CryptoEngine engine, TrustStore trust) {
        this(engine, trust, RevocationSource.none(), RevocationSource.none());
    }

    /**
     * Checks one document. Nothing in the document can make this throw: what cannot be read is a result too.
     *
     * @param content of a detached signature, or what was time-stamped
     * @param password of a key store
     * @param at the time of the check
     */
    public VerifiedDocument verify(
            byte[] document,
            Optional<DocumentContent> content,
            Optional<Password> password,
            ValidationPolicy policy,
            Instant at) {
        if (document.length > MAXIMUM_SIZE) {
            return new VerifiedDocument.Unreadable(
                    "a document of " + document.length + " octets is larger than " + MAXIMUM_SIZE);
        }
        try {
            var facts = chains.examine(reader.read(document, content, password));
            return new VerifiedDocument.Judged(facts, new DocumentJudge(policy, at).judge(facts));
        } catch (UnreadableDocumentException e) {
            return new VerifiedDocument.Unreadable(String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            // The last line of defence: a structure that no reader foresaw must not end the run for all other files.
            return new VerifiedDocument.Unreadable("the document is damaged in an unforeseen way ("
                    + e.getClass().getSimpleName() + ")");
        } catch (OutOfMemoryError e) {
            return new VerifiedDocument.Unreadable("the document needs more memory than this program was given (-Xmx)");
        }
    }
}
