package kz.kualik.authority.issuance;

/** An approved application will not become a certificate. */
final class NotIssuableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final IssuanceRefused.Reason reason;

    NotIssuableException(IssuanceRefused.Reason reason) {
        super("not issued: " + reason);
        this.reason = reason;
    }

    NotIssuableException(IssuanceRefused.Reason reason, Throwable cause) {
        super("not issued: " + reason + ": " + cause.getMessage(), cause);
        this.reason = reason;
    }

    IssuanceRefused.Reason reason() {
        return reason;
    }
}
