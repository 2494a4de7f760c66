package kz.kualik.signature.xml.dsig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Checks every {@code ds:Signature} of one document, in document order (XML Signature 1.1, section 3.2: core validation).
 * An earlier signature of several may fit only the document as it was before the later ones were appended; that is how
 * co-signing works in the field, and it is said in its coverage.
 */
public final class SignatureChecker {

    private final Document document;
    private final CanonicalizationBudget budget;
    private final IdIndex ids;
    private final ReferenceDigester digester;
    private final SignatureValues values;

    /** @param document a document of {@link SecureXml}; it is as it was before after checking */
    public SignatureChecker(CryptoEngine engine, Document document) {
        this.document = document;
        this.budget = new CanonicalizationBudget();
        this.ids = new IdIndex(document);
        this.digester = new ReferenceDigester(document, ids, budget);
        this.values = new SignatureValues(engine);
    }

    /**
     * Checks all signatures.
     *
     * @throws UnreadableDocumentException if there is none, or more than {@link XmlLimits#SIGNATURES}
     */
    public List<CheckedSignature> checkAll() throws UnreadableDocumentException {
        var signatures = Elements.all(document, XmlNamespaces.DSIG, "Signature");
        if (signatures.isEmpty()) {
            throw new UnreadableDocumentException("the XML document holds no signature");
        }
        if (signatures.size() > XmlLimits.SIGNATURES) {
            throw new UnreadableDocumentException(
                    "the XML document holds more than " + XmlLimits.SIGNATURES + " signatures");
        }
        var checked = new ArrayList<CheckedSignature>();
        for (var i = 0; i < signatures.size(); i++) {
            checked.add(check(signatures.get(i), signatures.subList(i + 1, signatures.size())));
        }
        return List.copyOf(checked);
    }

    private CheckedSignature check(Element element, List<Element> later) {
        try {
            requireNotNested(element);
            var signature = SignatureElementParser.parse(element);
            var keyInfo = KeyInfoContent.read(signature.keyInfo(), ids);
            return check(signature, keyInfo, later);
        } catch (RefusedSignatureException e) {
            return CheckedSignature.refused(element, reason(e));
        }
    }

    private CheckedSignature check(SignatureElement signature, KeyInfoContent keyInfo, List<Element> later) {
        var remarks = new ArrayList<>(keyInfo.remarks());
        var coverage = new ArrayList<Coverage>();
        var nodes = new ArrayList<Node>();
        var signer = keyInfo.certificates().stream().findFirst();
        Integrity integrity;
        try {
            for (var reference : signature.references()) {
                coverage.add(checkReference(signature, reference, later));
                nodes.add(digester.target(reference));
            }
            var actual = actualSigner(signature, keyInfo.certificates());
            integrity = actual.isPresent()
                    ? Integrity.intact()
                    : signer.isPresent()
                            ? Integrity.broken("the signature value is wrong for the key of its certificate")
                            : Integrity.notChecked("the signature carries no certificate");
            signer = actual.or(() -> keyInfo.certificates().stream().findFirst());
        } catch (RefusedSignatureException e) {
            integrity = Integrity.broken(reason(e));
        }
        if (integrity instanceof Integrity.Intact) {
            coverage.forEach(covered -> remarks.add(covered.inWords()));
        } else {
            coverage.clear();
            nodes.clear();
        }
        remarks.addAll(weaknesses(signature, nodes));
        var facts = new SignatureFacts(
                integrity,
                signer,
                signature.method().inWords(),
                Optional.empty(),
                List.of(),
                keyInfo.certificates(),
                remarks);
        return new CheckedSignature(signature.element(), facts, coverage, nodes);
    }

    private Coverage checkReference(SignatureElement signature, ReferenceElement reference, List<Element> later)
            throws RefusedSignatureException {
        var target = digester.target(reference);
        var inside = later.stream()
                .filter(other -> Elements.isInside(other, target) && !Elements.isInside(target, other))
                .toList();
        if (digestFits(signature, reference, inside)) {
            return coverage(reference, target, inside.size());
        }
        if (!inside.isEmpty() && digestFits(signature, reference, List.of())) {
            return coverage(reference, target, 0);
        }
        throw new RefusedSignatureException("the digest of "
                + reference.id().map(id -> "the element with Id \"" + id + "\"").orElse("the document")
                + " does not fit: it was changed after signing");
    }

    private boolean digestFits(SignatureElement signature, ReferenceElement reference, List<Element> absent)
            throws RefusedSignatureException {
        var digest = digester.digest(reference, signature.element(), absent);
        return reference.digestValue().equals(new BinaryValue(digest));
    }

    private static Coverage coverage(ReferenceElement reference, Node target, int withoutLater) {
        if (target instanceof Element element && element.getParentNode() instanceof Element) {
            return new Coverage.Element(Elements.path(element), reference.id().orElse(""), withoutLater);
        }
        return new Coverage.WholeDocument(withoutLater);
    }

    /** Of several certificates the signer's is the one whose key made the value; a key itself proves nothing yet. */
    private Optional<Certificate> actualSigner(SignatureElement signature, List<Certificate> certificates)
            throws RefusedSignatureException {
        if (certificates.isEmpty()) {
            return Optional.empty();
        }
        var signed = signature
                .canonicalization()
                .canonicalize(signature.signedInfo(), signature.inclusivePrefixes(), budget);
        for (var certificate : certificates) {
            try {
                if (values.fits(
                        certificate,
                        signature.method(),
                        signed,
                        signature.value().octets())) {
                    return Optional.of(certificate);
                }
            } catch (RefusedSignatureException e) {
                if (certificates.size() == 1) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> weaknesses(SignatureElement signature, List<Node> covered) {
        var remarks = new ArrayList<String>();
        if (signature.method().digest() == DigestAlgorithm.SHA1) {
            remarks.add("the signature method " + signature.method().inWords() + " is broken for new signatures");
        }
        if (signature.references().stream()
                .anyMatch(reference -> reference.digestMethod().digest() == DigestAlgorithm.SHA1)) {
            remarks.add("the digest SHA-1 is broken for new signatures");
        }
        if (covered.stream().anyMatch(Elements::hasComments)) {
            remarks.add("there are comments in the document; XML signatures do not cover comments");
        }
        return remarks;
    }

    private static void requireNotNested(Element signature) throws RefusedSignatureException {
        for (var above = signature.getParentNode(); above instanceof Element element; above = above.getParentNode()) {
            if (Elements.is(element, XmlNamespaces.DSIG, "Signature")) {
                throw new RefusedSignatureException("a signature inside another signature is not accepted");
            }
        }
    }

    private static String reason(RefusedSignatureException refused) {
        return String.valueOf(refused.getMessage());
    }
}
