package kz.kualik.signature.policy;

/** What is to be thought of a document. */
public enum Verdict {
    /** Cryptographically right, and every signer's chain ends in a trusted root. The reasons may still hold warnings. */
    PASSED,
    /** Nothing is wrong, but something is missing: a trusted chain, the content, or what a strict policy demands. */
    INDETERMINATE,
    /** Something is wrong: changed bytes, a forged chain, a revoked certificate. */
    FAILED,
    /** Not a document of a known kind, or too damaged to be read. */
    UNREADABLE;

    /** The one of the two that a reader must rather know of. */
    public Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
