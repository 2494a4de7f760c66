package kz.kualik.bench;

/** The measured issuance did not work, so its speed says nothing. */
final class FailedIssuanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailedIssuanceException(Throwable cause) {
        super("issuance failed while it was measured: " + cause.getMessage(), cause);
    }

    FailedIssuanceException(long issued, long expected) {
        super(issued + " certificates were issued instead of " + expected);
    }
}
