package kz.kualik.authority.issuance;

/** One plan of a batch meets another plan; each is carried by itself, so that only that one learns of it. */
final class RivalInBatchException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    RivalInBatchException() {
        super("a plan of this batch meets another plan");
    }
}
