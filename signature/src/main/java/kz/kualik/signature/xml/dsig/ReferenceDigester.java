package kz.kualik.signature.xml.dsig;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Computes what a reference selects of its own document, and its digest. */
final class ReferenceDigester {

    private final Document document;
    private final CanonicalizationBudget budget;
    private final IdIndex ids;

    ReferenceDigester(Document document, IdIndex ids, CanonicalizationBudget budget) {
        this.document = document;
        this.ids = ids;
        this.budget = budget;
    }

    /** The node that the reference points to: the document or one element of it. */
    Node target(ReferenceElement reference) throws RefusedSignatureException {
        return reference.id().isPresent() ? ids.find(reference.id().get()) : document;
    }

    /**
     * The digest over the target, the signature itself left out if the reference says so.
     *
     * @param signature the signature that holds the reference
     * @param absent later signatures, to be treated as if they were not there
     */
    byte[] digest(ReferenceElement reference, Element signature, List<Element> absent)
            throws RefusedSignatureException {
        var target = target(reference);
        if (Elements.isInside(target, signature)) {
            throw new RefusedSignatureException("the signature signs a part of itself instead of the document");
        }
        if (reference.enveloped() && !Elements.isInside(signature, target)) {
            throw new RefusedSignatureException("the signature is not inside what it claims to be enveloped by");
        }
        try (var _ = new LaterSignatures(absent);
                var _ = new LaterSignatures(reference.enveloped() ? List.of(signature) : List.of())) {
            var digest = new DigestOutputStream(
                    OutputStream.nullOutputStream(),
                    reference.digestMethod().digest().newDigest());
            reference
                    .canonicalization()
                    .overReferencedNodes()
                    .canonicalize(target, reference.inclusivePrefixes(), digest, budget);
            return digest.getMessageDigest().digest();
        }
    }
}
