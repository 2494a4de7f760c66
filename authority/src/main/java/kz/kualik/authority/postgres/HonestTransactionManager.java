package kz.kualik.authority.postgres;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Tells a commit that failed from one whose answer was lost. The framework reports both alike, as a resource that does not
 * answer, and whoever reads that would believe that nothing was changed.
 */
final class HonestTransactionManager extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(HonestTransactionManager.class);

    HonestTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        try {
            super.doCommit(status);
        } catch (DataAccessException | TransactionException e) {
            if (DatabaseTrouble.isWordOfTheDatabase(e)) {
                throw e;
            }
            throw new CommitOutcomeUnknownException(e);
        }
    }

    /** A connection on which not even a rollback works is dead, and the database rolls back by itself: what led here counts. */
    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("a rollback could not be told to the database: {}", e.getMessage());
        }
    }
}
