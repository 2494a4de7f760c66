package kz.kualik.signature.xml.dsig;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.xml.security.c14n.CanonicalizationException;
import org.apache.xml.security.c14n.CanonicalizerSpi;
import org.apache.xml.security.c14n.implementations.Canonicalizer11_OmitComments;
import org.apache.xml.security.c14n.implementations.Canonicalizer11_WithComments;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315ExclOmitComments;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315ExclWithComments;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315OmitComments;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315WithComments;
import org.w3c.dom.Node;

/** The canonical forms of XML that are accepted: Canonical XML 1.0, 1.1 and Exclusive Canonical XML 1.0. */
public enum CanonicalizationMethod {
    INCLUSIVE("http://www.w3.org/TR/2001/REC-xml-c14n-20010315"),
    INCLUSIVE_WITH_COMMENTS("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments"),
    INCLUSIVE_11("http://www.w3.org/2006/12/xml-c14n11"),
    INCLUSIVE_11_WITH_COMMENTS("http://www.w3.org/2006/12/xml-c14n11#WithComments"),
    EXCLUSIVE("http://www.w3.org/2001/10/xml-exc-c14n#"),
    EXCLUSIVE_WITH_COMMENTS("http://www.w3.org/2001/10/xml-exc-c14n#WithComments");

    private final String uri;

    CanonicalizationMethod(String uri) {
        this.uri = uri;
    }

    /** The identifier that stands in {@code Algorithm}. */
    public String uri() {
        return uri;
    }

    /** The method with this identifier, if it is one of ours. */
    public static Optional<CanonicalizationMethod> of(String uri) {
        return Arrays.stream(values()).filter(method -> method.uri.equals(uri)).findFirst();
    }

    /** Whether the method leaves out the declarations of namespaces that are not used. */
    boolean isExclusive() {
        return this == EXCLUSIVE || this == EXCLUSIVE_WITH_COMMENTS;
    }

    /**
     * The same method for what a same-document reference selects: such a reference never selects comments (XML Signature
     * 1.1, section 4.4.3.3), so that even a method "with comments" finds none.
     */
    CanonicalizationMethod overReferencedNodes() {
        return switch (this) {
            case INCLUSIVE, INCLUSIVE_WITH_COMMENTS -> INCLUSIVE;
            case INCLUSIVE_11, INCLUSIVE_11_WITH_COMMENTS -> INCLUSIVE_11;
            case EXCLUSIVE, EXCLUSIVE_WITH_COMMENTS -> EXCLUSIVE;
        };
    }

    /**
     * Writes the canonical form of a node and everything below it.
     *
     * @param inclusivePrefixes the {@code PrefixList} of an exclusive method; empty otherwise
     * @throws RefusedSignatureException if the node has no canonical form, or the budget is spent
     */
    void canonicalize(Node node, Optional<String> inclusivePrefixes, OutputStream out, CanonicalizationBudget budget)
            throws RefusedSignatureException {
        try (var charged = new BufferedOutputStream(budget.charge(out))) {
            var engine = canonicalizer();
            if (inclusivePrefixes.isPresent()) {
                engine.engineCanonicalizeSubTree(node, inclusivePrefixes.get(), charged);
            } else {
                engine.engineCanonicalizeSubTree(node, charged);
            }
        } catch (CanonicalizationException | IOException e) {
            var reason = e.getCause() instanceof IOException io ? io : e;
            throw new RefusedSignatureException("no canonical form of the signed XML: " + reason.getMessage(), e);
        }
    }

    /** The canonical form of a node as octets. */
    byte[] canonicalize(Node node, Optional<String> inclusivePrefixes, CanonicalizationBudget budget)
            throws RefusedSignatureException {
        var out = new ByteArrayOutputStream();
        canonicalize(node, inclusivePrefixes, out, budget);
        return out.toByteArray();
    }

    /** Made directly, so that none of Santuario's global registries is needed; good for one use. */
    private CanonicalizerSpi canonicalizer() {
        return switch (this) {
            case INCLUSIVE -> new Canonicalizer20010315OmitComments();
            case INCLUSIVE_WITH_COMMENTS -> new Canonicalizer20010315WithComments();
            case INCLUSIVE_11 -> new Canonicalizer11_OmitComments();
            case INCLUSIVE_11_WITH_COMMENTS -> new Canonicalizer11_WithComments();
            case EXCLUSIVE -> new Canonicalizer20010315ExclOmitComments();
            case EXCLUSIVE_WITH_COMMENTS -> new Canonicalizer20010315ExclWithComments();
        };
    }
}
