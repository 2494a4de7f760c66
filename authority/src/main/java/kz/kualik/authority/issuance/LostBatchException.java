package kz.kualik.authority.issuance;

/** A shared transaction ended without a word; what became of it is found out at the next delivery. */
final class LostBatchException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    LostBatchException() {
        super("the transaction ended without telling what became of it");
    }
}
