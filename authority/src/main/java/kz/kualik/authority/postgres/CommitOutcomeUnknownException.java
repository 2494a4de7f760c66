package kz.kualik.authority.postgres;

import org.springframework.transaction.TransactionSystemException;

/**
 * The connection broke while a transaction was being committed: whether the database has committed it can only be found out
 * by looking.
 */
public final class CommitOutcomeUnknownException extends TransactionSystemException {

    private static final long serialVersionUID = 1L;

    CommitOutcomeUnknownException(Throwable cause) {
        super("the answer to a commit was lost; it may have happened", cause);
    }
}
