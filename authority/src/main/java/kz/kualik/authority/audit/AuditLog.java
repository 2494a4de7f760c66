package kz.kualik.authority.audit;

/** The record of acts. There is no way to take a row back. */
public interface AuditLog {

    /**
     * Appends the event in the transaction of the caller; the row stands if and only if that transaction commits.
     *
     * <p>The row is written at the end of the transaction, just before the commit, so that the chain is locked for the
     * shortest time and always last. If it cannot be written, the commit fails with {@link
     * AuditUnavailableException} and nothing of the transaction remains.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is open: an act outside
     *     a transaction could stand without its record
     */
    void record(AuditEvent event);
}
