package kz.kualik.authority.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

class DatabaseTroubleTest {

    private static final Map<Class<?>, Object> DEFAULTS = Map.of(boolean.class, false, int.class, 0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08001", "08003", "08006", "08P01", "53100", "53200", "53300", "57P01", "57P02", "57P03", "57014",
                "58030", "25P03", "25006", "55P03", "40P01", "40001", "42501"
            })
    void aDatabaseThatCannotWorkIsKnownByItsWordsWhateverTheyAreWrappedIn(String state) {
        var words = new SQLException("could not", state);
        assertThat(DatabaseTrouble.of(words)).contains(DatabaseTrouble.NOTHING_DONE);
        assertThat(DatabaseTrouble.of(new UncategorizedSQLException("a task", "select 1", words)))
                .contains(DatabaseTrouble.NOTHING_DONE);
        assertThat(DatabaseTrouble.of(
                        new IllegalStateException(new BadSqlGrammarException("a task", "select 1", words))))
                .contains(DatabaseTrouble.NOTHING_DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22001", "XX000"})
    void aDefectStaysADefect(String state) {
        assertThat(DatabaseTrouble.of(new SQLException("could not", state))).isEmpty();
        assertThat(DatabaseTrouble.of(
                        new DataIntegrityViolationException("a task", new SQLException("could not", state))))
                .isEmpty();
        assertThat(DatabaseTrouble.of(new DataRetrievalFailureException("two rows")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "53100", "58030", "40003", "XX000"})
    void aCommitWhoseAnswerIsLostMayHaveHappened(String state) {
        assertThatThrownBy(() -> commitEndingWith(new SQLException("lost", state)))
                .isInstanceOf(CommitOutcomeUnknownException.class)
                .satisfies(
                        failure -> assertThat(DatabaseTrouble.of(failure)).contains(DatabaseTrouble.OUTCOME_UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23503", "40001", "40P01", "25P02", "P0001"})
    void aCommitThatTheDatabaseRefusesHasNotHappened(String state) {
        assertThatThrownBy(() -> commitEndingWith(new SQLException("refused", state)))
                .isNotInstanceOf(CommitOutcomeUnknownException.class);
    }

    @Test
    void aRollbackThatCannotBeToldHidesNothingAndLeavesNothing() {
        var transactions = new TransactionTemplate(
                new HonestTransactionManager(sourceWhere("rollback", new SQLException("closed"))));
        assertThatThrownBy(() -> transactions.executeWithoutResult(transaction -> {
                    throw new DataRetrievalFailureException("two rows");
                }))
                .isInstanceOf(DataRetrievalFailureException.class);
        assertThat(DatabaseTrouble.of(new TransactionSystemException("a rollback", new SQLException("closed"))))
                .contains(DatabaseTrouble.NOTHING_DONE);
    }

    @Test
    void aCommitThatEndsInAnUnknownWayCountsAsUnknown() {
        assertThatThrownBy(() -> commitEndingWith(new SQLException("closed")))
                .isInstanceOf(TransactionException.class)
                .isInstanceOf(CommitOutcomeUnknownException.class);
    }

    private static void commitEndingWith(SQLException failure) {
        new TransactionTemplate(new HonestTransactionManager(sourceWhere("commit", failure)))
                .executeWithoutResult(transaction -> {});
    }

    /** Connections that do everything but one thing. */
    private static DataSource sourceWhere(String name, SQLException failure) {
        var connection = (Connection) Proxy.newProxyInstance(
                DatabaseTroubleTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, values) -> {
                    if (method.getName().equals(name)) {
                        throw failure;
                    }
                    return DEFAULTS.get(method.getReturnType());
                });
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() {
                return connection;
            }

            @Override
            public Connection getConnection(String user, String password) {
                return connection;
            }
        };
    }
}
