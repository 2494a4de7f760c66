package kz.kualik.authority.audit;

/** An act was to be recorded in a read-only transaction, which is a mistake in the program. */
final class ReadOnlyTransactionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ReadOnlyTransactionException(AuditAction action) {
        super(action + " cannot be recorded in a read-only transaction");
    }
}
