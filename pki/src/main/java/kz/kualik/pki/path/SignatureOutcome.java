package kz.kualik.pki.path;

/** What came out when a certificate's signature was checked under one possible issuer's key. */
sealed interface SignatureOutcome {

    /** The issuer's key made this signature. */
    record Right() implements SignatureOutcome {}

    /** It did not. */
    record Wrong() implements SignatureOutcome {}

    /** It could not be decided: the algorithm or the key is of an unknown kind. */
    record Undecided(String reason) implements SignatureOutcome {}
}
