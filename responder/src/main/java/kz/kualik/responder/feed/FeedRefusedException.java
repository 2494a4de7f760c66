package kz.kualik.responder.feed;

/** What came over the feed is not believed, and nothing of it has been applied. */
public final class FeedRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is wrong with it. */
    public enum Reason {
        /** It cannot be read, or holds more or less than it announces. */
        MALFORMED,
        /** Its signature does not fit, or not the certificate that was sent along. */
        FORGED,
        /** The certificate is none of the house's for this purpose, not valid now, or revoked. */
        UNTRUSTED_SIGNER,
        /** It is the answer to another question. */
        REPLAYED,
        /** It is the log of another database. */
        OTHER_LOG,
        /** The authority's log ends before what was read from it earlier: its database is an older one. */
        WENT_BACK,
        /** A record is missing, or they stand in another order. */
        OUT_OF_ORDER,
        /** There are fewer records than the head stands for. */
        TRUNCATED,
        /** The records do not give the signed hash: one was changed, or the log was rewritten. */
        CHAIN_BROKEN
    }

    private final Reason reason;

    FeedRefusedException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    FeedRefusedException(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
