package kz.kualik.authority.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import kz.kualik.authority.guard.ClockGuard;
import kz.kualik.authority.guard.ClockNotRightException;
import kz.kualik.authority.node.NodeName;
import kz.kualik.authority.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is recorded, and whether anything is done, while the clock of the house goes back. */
class WrongClockTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant ALL = Instant.parse("9999-12-31T00:00:00Z");

    private final DataSource source = TestDatabase.create().dataSource();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    private Instant shown = NOW;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return shown;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private AuditLog log = start("node-1", Optional.empty());

    @Test
    void noRowHasATimeBeforeThatOfTheOneAboveIt() {
        act();
        shown = NOW.minusSeconds(4);
        act();
        shown = NOW.plusSeconds(1);
        act();
        assertThat(times()).containsExactly(NOW, NOW, NOW.plusSeconds(1));
    }

    @Test
    void nothingIsDoneUnderAClockThatIsFarBackAndAllGoesOnByItselfLater() {
        act();
        shown = NOW.minus(Duration.ofHours(1));
        assertThatThrownBy(this::act)
                .isInstanceOfSatisfying(
                        ClockNotRightException.class,
                        wrong -> assertThat(wrong.code()).isEqualTo("clock-not-right"));
        assertThat(holders()).isEqualTo(1);
        shown = NOW.plusSeconds(9);
        act();
        assertThat(times()).containsExactly(NOW, NOW.plusSeconds(9));
        assertThat(holders()).isEqualTo(2);
    }

    @Test
    void aRestartForgetsNothingWhicheverNodeHasActedLast() {
        act();
        shown = NOW.minus(Duration.ofHours(1));
        log = start("node-2", Optional.empty());
        assertThatThrownBy(this::act).isInstanceOf(ClockNotRightException.class);
        shown = NOW.minusSeconds(2);
        act();
        assertThat(times()).containsExactly(NOW, NOW);
    }

    @Test
    void timesOfAWrongClockAreNotHeldAgainstTheRightOneWhenTheOperatorSaysSo() {
        act();
        shown = NOW.plus(Duration.ofDays(300));
        act();
        shown = NOW.plusSeconds(60);
        assertThatThrownBy(this::act).isInstanceOf(ClockNotRightException.class);
        log = start("node-1", Optional.of(NOW.plusSeconds(30)));
        act();
        assertThat(times()).containsExactly(NOW, NOW.plusSeconds(60), NOW.plus(Duration.ofDays(300)));
    }

    private AuditLog start(String node, Optional<Instant> notBelievedAfter) {
        var table = new AuditTable(jdbc);
        var guard = new ClockGuard(
                () -> clock,
                () -> 0,
                Duration.ofSeconds(10),
                Optional.empty(),
                () -> table.newestUpTo(notBelievedAfter.orElse(ALL)));
        return new ChainedAuditLog(
                table, guard, new CheckpointState(Duration.ZERO, System::nanoTime), new NodeName(node));
    }

    private void act() {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("insert into holder (id, kind) values (gen_random_uuid(), gen_random_uuid()::text)")
                    .update();
            log.record(AuditEvent.of(
                    new Actor.SystemPart("test"),
                    AuditAction.APPLICATION_APPROVED,
                    new AuditedObject("application", "a"),
                    Map.of()));
        });
    }

    private List<Instant> times() {
        return jdbc
                .sql("select recorded_at from audit_record order by recorded_at, sequence")
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
    }

    private long holders() {
        return jdbc.sql("select count(*) from holder").query(Long.class).single();
    }
}
