package kz.kualik.authority.postgres;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * What a failure says about the database, whatever layer it came through: drivers, pool and framework have a dozen names for
 * a database that is gone, starting, full, read-only or overloaded. SQLSTATE as in PostgreSQL's documentation, appendix A.
 */
public enum DatabaseTrouble {
    /** It cannot work at present; the transaction was not committed. */
    NOTHING_DONE,
    /** It went away in the middle of a commit. */
    OUTCOME_UNKNOWN;

    private static final int DEEPEST = 40;

    /** Connection lost, no room or no memory, stopped by an administrator or a crash, input and output. */
    private static final Set<String> GONE = Set.of("08", "53", "57", "58");

    /**
     * Idle in a transaction or in it for too long; a lock that nobody lets go, a deadlock, a conflict of transactions; a disk
     * that has become read-only (PostgreSQL reports EROFS as lacking privileges).
     */
    private static final Set<String> AT_PRESENT = Set.of("25P03", "25P04", "25006", "55P03", "40P01", "40001", "42501");

    /** With these the database itself says that a commit was refused; after any other word it may have happened. */
    private static final Set<String> REFUSED = Set.of("22", "23", "25", "42", "55", "P0");

    private static final Set<String> ROLLED_BACK = Set.of("40000", "40001", "40002", "40P01");

    /** Empty if the failure has nothing to do with the database's being there. */
    public static Optional<DatabaseTrouble> of(Throwable failure) {
        if (causes(failure).anyMatch(CommitOutcomeUnknownException.class::isInstance)) {
            return Optional.of(OUTCOME_UNKNOWN);
        }
        return causes(failure).anyMatch(DatabaseTrouble::isGone) ? Optional.of(NOTHING_DONE) : Optional.empty();
    }

    /** Whether a failed commit was refused by the database in so many words. */
    static boolean isWordOfTheDatabase(Throwable failure) {
        return causes(failure)
                .map(DatabaseTrouble::state)
                .filter(state -> !state.isEmpty())
                .anyMatch(state -> ROLLED_BACK.contains(state) || REFUSED.contains(state.substring(0, 2)));
    }

    private static boolean isGone(Throwable cause) {
        return switch (cause) {
            case CannotCreateTransactionException none -> true;
            case TransactionSystemException none -> true;
            case DataAccessResourceFailureException none -> true;
            case TransientDataAccessResourceException none -> true;
            case RecoverableDataAccessException none -> true;
            case QueryTimeoutException none -> true;
            case SQLTransientConnectionException none -> true;
            case SQLNonTransientConnectionException none -> true;
            case SQLRecoverableException none -> true;
            // Of a connection that the pool has given up: words of the database have a state.
            case SQLException word when word.getSQLState() == null -> true;
            default -> isGone(state(cause));
        };
    }

    private static boolean isGone(String state) {
        return AT_PRESENT.contains(state) || (state.length() == 5 && GONE.contains(state.substring(0, 2)));
    }

    private static String state(Throwable cause) {
        return cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().length() == 5
                ? sql.getSQLState()
                : "";
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
