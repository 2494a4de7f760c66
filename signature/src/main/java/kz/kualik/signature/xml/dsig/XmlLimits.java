package kz.kualik.signature.xml.dsig;

/** How much of a stranger's document is read before it is refused. All bounds are far above honest use. */
public final class XmlLimits {

    /** Octets of one document. */
    public static final int DOCUMENT_SIZE = 16 * 1024 * 1024;

    /** Elements inside each other. */
    public static final int DEPTH = 200;

    /** Elements, attributes, comments and processing instructions together: a tree costs far more than its text. */
    public static final int NODES = 500_000;

    /** Attributes of one element, namespace declarations included: each canonical form sorts them. */
    public static final int ATTRIBUTES_OF_ELEMENT = 200;

    /** Namespace declarations in force at one place: canonical forms copy their table again and again. */
    public static final int NAMESPACES_IN_SCOPE = 256;

    /** Signatures in one document. */
    public static final int SIGNATURES = 32;

    /** References in one signature. */
    public static final int REFERENCES = 16;

    /** Certificates in one {@code KeyInfo}. */
    public static final int CERTIFICATES = 16;

    /** Characters of one signature value, digest value or parameter. */
    public static final int VALUE_LENGTH = 64 * 1024;

    /**
     * Octets of all canonical forms computed for one document. Exclusive canonicalisation repeats namespace declarations,
     * so its output may be far larger than the document.
     */
    public static final long CANONICAL_OCTETS = 512L * 1024 * 1024;

    /** What each canonical form costs at least, in octets: also one without output takes a walk through the tree. */
    public static final int CANONICAL_FORM = 2 * 1024 * 1024;

    private XmlLimits() {}
}
