package kz.kualik.pki.der;

/**
 * How much of a stranger's ASN.1 is read at most.
 *
 * @param maximumSize octets of the whole encoding
 * @param maximumDepth levels of nesting
 * @param maximumElements tag-length-value triples, at all levels together
 */
public record Asn1Bounds(int maximumSize, int maximumDepth, int maximumElements) {

    /** No structure of this field comes near this depth; far below what a thread's stack bears. */
    private static final int USUAL_DEPTH = 48;

    private static final int FEWEST_ELEMENTS = 1_000;

    public Asn1Bounds {
        if (maximumSize < 1 || maximumDepth < 1 || maximumElements < 1) {
            throw new IllegalArgumentException("bounds must be positive");
        }
    }

    /** Bounds for an encoding of at most that many octets, with room for every real structure. */
    public static Asn1Bounds ofSize(int maximumSize) {
        return new Asn1Bounds(maximumSize, USUAL_DEPTH, Math.max(FEWEST_ELEMENTS, maximumSize / 4));
    }
}
