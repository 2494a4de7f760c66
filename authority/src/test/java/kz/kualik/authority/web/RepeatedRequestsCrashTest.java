package kz.kualik.authority.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import kz.kualik.authority.ApiProperties;
import kz.kualik.authority.node.NodeName;
import kz.kualik.authority.testing.TestClock;
import kz.kualik.authority.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A node that dies while it works on a request with a key: act and answer are both there or both are not. */
class RepeatedRequestsCrashTest {

    private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    private static final String BODY = "{\"what\":\"this\"}";

    private final DataSource source = TestDatabase.create().dataSource();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private volatile Instant now = NOW;
    private final AtomicInteger begun = new AtomicInteger();
    private final IdempotencyKey key = new IdempotencyKey(UUID.randomUUID().toString());

    @BeforeEach
    void makeTable() {
        jdbc.sql("create table act (number int not null)").update();
    }

    /** A process of a node: what it does goes through a transaction manager that can be killed at its n-th commit. */
    private final class NodeProcess {

        private final MortalSource life = new MortalSource(source);
        private final JdbcClient jdbc = JdbcClient.create(life);
        private final DyingTransactions dying = new DyingTransactions(life);
        private final ActTransactions acts = new ActTransactions(dying);
        private final TransactionTemplate transactions = new TransactionTemplate(acts);
        private final RequestClaims claims;
        private final RepeatedRequests requests;

        NodeProcess(String node) {
            var clock = new NowClock();
            claims = new RequestClaims(jdbc, new NodeName(node), clock);
            var answers = new KeptAnswers(
                    jdbc, clock, TestClock.believed(clock), new ApiProperties(Duration.ofDays(1), 1, 1, 1));
            requests = new RepeatedRequests(claims, answers, transactions, acts);
        }

        KeptAnswer ask() throws Exception {
            return ask(() -> {});
        }

        /** Looks in a transaction of its own, asks without any, and acts in two, as rooms of the house do. */
        KeptAnswer ask(Runnable registry) throws Exception {
            var request = new MockHttpServletRequest("POST", "/api/v1/acts");
            request.setContent(BODY.getBytes(StandardCharsets.UTF_8));
            return requests.once(
                    key, new RepeatableRequest(request), new MockHttpServletResponse(), (again, answer) -> {
                        own().executeWithoutResult(
                                        status -> jdbc.sql("select 1").query().singleRow());
                        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                                .isFalse();
                        registry.run();
                        transactions.executeWithoutResult(status -> insert());
                        transactions.executeWithoutResult(status -> insert());
                        answer.setStatus(201);
                        answer.getWriter().print("done " + begun.incrementAndGet());
                    });
        }

        void start() {
            transactions.executeWithoutResult(status -> claims.endThoseOfFormerLives());
        }

        private TransactionTemplate own() {
            var own = new TransactionTemplate(acts);
            own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            return own;
        }

        private void insert() {
            jdbc.sql("insert into act (number) values (1)").update();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whicheverCommitTheNodeDiesBeforeTheRepeatDoesTheActOnce(int commit) throws Exception {
        diesAndIsRepeated(commit, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whicheverCommitTheNodeDiesAfterTheRepeatDoesTheActOnce(int commit) throws Exception {
        diesAndIsRepeated(commit, true);
    }

    private void diesAndIsRepeated(int commit, boolean afterwards) throws Exception {
        var node = new NodeProcess("node-a");
        node.dying.dieAt(commit, afterwards);
        assertThatThrownBy(node::ask).isInstanceOf(Killed.class);
        assertThat(acts()).isEqualTo(2 * answers());
        var next = new NodeProcess("node-a");
        next.start();
        var answer = next.ask();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(acts()).isEqualTo(2);
        assertThat(next.ask()).isEqualTo(answer);
        assertThat(acts()).isEqualTo(2);
        assertThat(claims()).isZero();
    }

    @Test
    void anActHasThreeCommitsAndNoMore() throws Exception {
        var node = new NodeProcess("node-a");
        node.ask();
        assertThat(node.dying.commits.get()).isEqualTo(3);
    }

    @Test
    void theClaimOfADeadNodeHoldsOthersUpUntilItsTimeIsOverAndNotForEver() throws Exception {
        var dead = new NodeProcess("node-a");
        dead.dying.dieAt(3, false);
        assertThatThrownBy(dead::ask).isInstanceOf(Killed.class);
        var other = new NodeProcess("node-b");
        other.start();
        assertThatThrownBy(other::ask).isInstanceOf(RequestUnderWayException.class);
        now = NOW.plus(RequestClaims.LONGEST).plusSeconds(1);
        assertThat(other.ask().status()).isEqualTo(201);
        assertThat(acts()).isEqualTo(2);
    }

    @Test
    void whoComesBackAfterItsClaimWasTakenOverDoesNothing() throws Exception {
        var slow = new NodeProcess("node-a");
        var other = new NodeProcess("node-b");
        assertThatThrownBy(() -> slow.ask(() -> {
                    now = NOW.plus(RequestClaims.LONGEST).plusSeconds(1);
                    assertThat(CompletableFuture.supplyAsync(() -> askQuietly(other))
                                    .join()
                                    .status())
                            .isEqualTo(201);
                }))
                .isInstanceOf(RequestUnderWayException.class);
        assertThat(acts()).isEqualTo(2);
        assertThat(answers()).isEqualTo(1);
    }

    @Test
    void aStartLeavesTheClaimsOfThisLifeAndOfOtherNodesAlone() throws Exception {
        var node = new NodeProcess("node-a");
        var other = new NodeProcess("node-b");
        node.ask(() -> {
            other.start();
            node.start();
            assertThat(claims()).isEqualTo(1);
        });
        assertThat(acts()).isEqualTo(2);
    }

    @Test
    void aFailureLeavesNothingAndTheKeyFree() throws Exception {
        var node = new NodeProcess("node-a");
        assertThatThrownBy(() -> node.ask(() -> {
                    throw new IllegalStateException("broken off by the test");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(acts()).isZero();
        assertThat(claims()).isZero();
        assertThat(node.ask().status()).isEqualTo(201);
    }

    @Test
    void anErrorOfTheMachineLeavesNothingAndTheKeyFree() throws Exception {
        var node = new NodeProcess("node-a");
        assertThatThrownBy(() -> node.ask(() -> {
                    throw new StackOverflowError("thrown by the test");
                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(acts()).isZero();
        assertThat(claims()).isZero();
        assertThat(node.ask().status()).isEqualTo(201);
    }

    @Test
    void deadClaimsThatNobodyComesBackForAreForgotten() throws Exception {
        var dead = new NodeProcess("node-a");
        dead.dying.dieAt(3, false);
        assertThatThrownBy(dead::ask).isInstanceOf(Killed.class);
        var other = new NodeProcess("node-b");
        assertThat(other.claims.forgetOld()).isZero();
        now = NOW.plus(RequestClaims.LONGEST).plusSeconds(1);
        assertThat(other.claims.forgetOld()).isEqualTo(1);
    }

    private static KeptAnswer askQuietly(NodeProcess process) {
        try {
            return process.ask();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int acts() {
        return count("act");
    }

    private int answers() {
        return count("kept_answer");
    }

    private int claims() {
        return count("request_claim");
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private final class NowClock extends Clock {

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** The database as a process sees it: no more after its death, whatever still runs of it in this test. */
    private static final class MortalSource extends DelegatingDataSource {

        private boolean dead;

        MortalSource(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (dead) {
                throw new SQLException("the process is dead");
            }
            return super.getConnection();
        }
    }

    /** Stands for SIGKILL: nothing that handles exceptions may handle it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Real transactions of a process that dies at one of its commits and does nothing any more. */
    private static final class DyingTransactions extends JdbcTransactionManager {

        private static final long serialVersionUID = 1L;

        private final AtomicInteger commits = new AtomicInteger();
        private final transient MortalSource life;
        private int victim;
        private boolean afterwards;

        DyingTransactions(MortalSource life) {
            super(life);
            this.life = life;
        }

        void dieAt(int commit, boolean after) {
            victim = commit;
            afterwards = after;
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            var number = commits.incrementAndGet();
            if (number == victim && !afterwards) {
                super.doRollback(status);
                life.dead = true;
                throw new Killed();
            }
            super.doCommit(status);
            if (number == victim) {
                life.dead = true;
                throw new Killed();
            }
        }
    }
}
