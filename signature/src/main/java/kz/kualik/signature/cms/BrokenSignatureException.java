package kz.kualik.signature.cms;

/** Found while one signature was checked: something in it does not fit. Never leaves this room; it becomes a fact. */
final class BrokenSignatureException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    BrokenSignatureException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What does not fit, as a phrase for a reader. */
    String reason() {
        return reason;
    }
}
