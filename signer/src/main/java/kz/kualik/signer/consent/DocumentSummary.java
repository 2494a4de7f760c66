package kz.kualik.signer.consent;

/**
 * What a person is told of a document before it is signed.
 *
 * @param form what kind of signature
 * @param size octets
 * @param digest SHA-256 of the octets in hexadecimal, for the journal and for comparing
 */
public record DocumentSummary(Form form, long size, String digest) {

    /** The kinds of signature. */
    public enum Form {
        CMS,
        XML,
        RAW,
        DIGEST,
        LOGIN
    }
}
