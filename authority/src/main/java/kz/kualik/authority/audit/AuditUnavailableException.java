package kz.kualik.authority.audit;

/** The audit row could not be written, so the act must not stand either; its transaction is rolled back. */
public final class AuditUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AuditUnavailableException(Throwable cause) {
        super("the audit log cannot be written, so nothing was done", cause);
    }
}
