package kz.kualik.signature.xml.dsig;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads {@code ds:Signature} and refuses every algorithm, transform and child that is not on the short list. */
final class SignatureElementParser {

    /** Nothing else may hide inside a signature, because an enveloped signature does not cover what is inside itself. */
    private static final Set<String> NAMESPACES_INSIDE =
            Set.of(XmlNamespaces.DSIG, XmlNamespaces.DSIG_11, XmlNamespaces.EXCLUSIVE_C14N, XmlNamespaces.WSSE);

    private SignatureElementParser() {}

    static SignatureElement parse(Element signature) throws RefusedSignatureException {
        for (var inside : Elements.all(signature)) {
            if (!NAMESPACES_INSIDE.contains(Objects.requireNonNullElse(inside.getNamespaceURI(), ""))) {
                throw new RefusedSignatureException(inside.getNodeName() + " does not belong inside a signature");
            }
        }
        var parts = new Parts(signature);
        var signedInfo = parts.required("SignedInfo");
        var value = parts.required("SignatureValue");
        var keyInfo = parts.optional("KeyInfo");
        parts.requireNoMore();

        var info = new Parts(signedInfo);
        var canonicalization = info.required("CanonicalizationMethod");
        var method = info.required("SignatureMethod");
        var references = new ArrayList<ReferenceElement>();
        for (var reference = info.optional("Reference");
                reference.isPresent();
                reference = info.optional("Reference")) {
            if (references.size() == XmlLimits.REFERENCES) {
                throw new RefusedSignatureException(
                        "a signature has more than " + XmlLimits.REFERENCES + " references");
            }
            references.add(reference(reference.get()));
        }
        info.requireNoMore();
        if (references.isEmpty()) {
            throw new RefusedSignatureException("the signature refers to nothing");
        }
        var canonicalForm = canonicalization(canonicalization);
        return new SignatureElement(
                signature,
                signedInfo,
                canonicalForm,
                inclusivePrefixes(canonicalization, canonicalForm),
                signatureMethod(method),
                List.copyOf(references),
                base64(value),
                keyInfo);
    }

    private static XmlSignatureMethod signatureMethod(Element element) throws RefusedSignatureException {
        new Parts(element).requireNoMore();
        var uri = algorithm(element);
        return XmlSignatureMethod.of(uri)
                .orElseThrow(() ->
                        new RefusedSignatureException("the signature method \"" + shorten(uri) + "\" is not accepted"));
    }

    private static CanonicalizationMethod canonicalization(Element element) throws RefusedSignatureException {
        var uri = algorithm(element);
        return CanonicalizationMethod.of(uri)
                .orElseThrow(() -> new RefusedSignatureException(
                        "the canonicalisation method \"" + shorten(uri) + "\" is not accepted"));
    }

    private static ReferenceElement reference(Element reference) throws RefusedSignatureException {
        var parts = new Parts(reference);
        var transforms = transforms(parts.optional("Transforms"));
        var digestMethod = parts.required("DigestMethod");
        var digestValue = parts.required("DigestValue");
        parts.requireNoMore();
        new Parts(digestMethod).requireNoMore();
        var digestUri = algorithm(digestMethod);
        var digest = XmlDigestMethod.of(digestUri)
                .orElseThrow(() -> new RefusedSignatureException(
                        "the digest method \"" + shorten(digestUri) + "\" is not accepted"));
        return new ReferenceElement(
                sameDocumentId(reference),
                transforms.enveloped(),
                transforms.canonicalization(),
                transforms.inclusivePrefixes(),
                digest,
                base64(digestValue));
    }

    private static Optional<String> sameDocumentId(Element reference) throws RefusedSignatureException {
        var uri = Elements.attribute(reference, "URI")
                .orElseThrow(() -> new RefusedSignatureException("a reference does not say what it refers to"));
        if (uri.isEmpty()) {
            return Optional.empty();
        }
        if (uri.length() > 1 && uri.startsWith("#") && !uri.startsWith("#xpointer(")) {
            return Optional.of(uri.substring(1));
        }
        throw new RefusedSignatureException("the reference \"" + shorten(uri)
                + "\" is refused: only this document (\"\") or an element of it (\"#Id\") may be signed");
    }

    private record Transforms(
            boolean enveloped, CanonicalizationMethod canonicalization, Optional<String> inclusivePrefixes) {}

    /** At most the removal of the signature itself, and then at most one canonical form. */
    private static Transforms transforms(Optional<Element> list) throws RefusedSignatureException {
        if (list.isEmpty()) {
            return new Transforms(false, CanonicalizationMethod.INCLUSIVE, Optional.empty());
        }
        var parts = new Parts(list.get());
        var first = parts.required("Transform");
        var enveloped = ReferenceElement.ENVELOPED_SIGNATURE.equals(algorithm(first));
        if (enveloped) {
            new Parts(first).requireNoMore();
        }
        var second = enveloped ? parts.optional("Transform") : Optional.of(first);
        parts.requireNoMore();
        if (second.isEmpty()) {
            return new Transforms(true, CanonicalizationMethod.INCLUSIVE, Optional.empty());
        }
        var uri = algorithm(second.get());
        var canonicalization = CanonicalizationMethod.of(uri)
                .orElseThrow(() ->
                        new RefusedSignatureException("the transform \"" + shorten(uri) + "\" is not accepted there"));
        return new Transforms(enveloped, canonicalization, inclusivePrefixes(second.get(), canonicalization));
    }

    private static Optional<String> inclusivePrefixes(Element method, CanonicalizationMethod canonicalization)
            throws RefusedSignatureException {
        var children = Elements.children(method);
        if (children.isEmpty()) {
            return Optional.empty();
        }
        var only = children.getFirst();
        if (children.size() > 1
                || !canonicalization.isExclusive()
                || !Elements.is(only, XmlNamespaces.EXCLUSIVE_C14N, "InclusiveNamespaces")) {
            throw new RefusedSignatureException("unknown parameters of a canonicalisation");
        }
        var prefixes = Elements.attribute(only, "PrefixList").orElse("").strip();
        if (prefixes.length() > XmlLimits.VALUE_LENGTH) {
            throw new RefusedSignatureException("the list of inclusive prefixes is too long");
        }
        return Optional.of(prefixes);
    }

    private static String algorithm(Element element) throws RefusedSignatureException {
        return Elements.attribute(element, "Algorithm")
                .orElseThrow(
                        () -> new RefusedSignatureException(element.getLocalName() + " does not name its algorithm"));
    }

    private static BinaryValue base64(Element element) throws RefusedSignatureException {
        new Parts(element).requireNoMore();
        return new BinaryValue(
                XmlBase64.decode(element.getTextContent(), element.getLocalName(), XmlLimits.VALUE_LENGTH));
    }

    private static String shorten(String uri) {
        return uri.length() <= 120 ? uri : uri.substring(0, 120) + "…";
    }

    /** The child elements of one element, taken from the front. */
    private static final class Parts {

        private final Element parent;
        private final List<Element> left;

        Parts(Element parent) {
            this.parent = parent;
            this.left = Elements.children(parent);
        }

        Optional<Element> optional(String localName) {
            return !left.isEmpty() && Elements.is(left.getFirst(), XmlNamespaces.DSIG, localName)
                    ? Optional.of(left.removeFirst())
                    : Optional.empty();
        }

        Element required(String localName) throws RefusedSignatureException {
            return optional(localName)
                    .orElseThrow(() -> new RefusedSignatureException(
                            parent.getLocalName() + " lacks " + localName + " where it must stand"));
        }

        void requireNoMore() throws RefusedSignatureException {
            if (!left.isEmpty()) {
                throw new RefusedSignatureException(
                        left.getFirst().getNodeName() + " inside " + parent.getLocalName() + " is not accepted");
            }
        }
    }
}
