package kz.kualik.authority.audit;

import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import kz.kualik.authority.node.NodeName;
import kz.kualik.authority.testing.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The real audit log for tests of other rooms. */
public final class TestAuditLog {

    private TestAuditLog() {}

    public static AuditTrail trail(DataSource source) {
        return new AuditTrail(JdbcClient.create(source));
    }

    public static Commitments commitments(DataSource source) {
        return new Commitments(JdbcClient.create(source));
    }

    /** On this database, with the chain {@code node-1}. */
    public static AuditLog on(DataSource source, Clock clock) {
        return new ChainedAuditLog(
                new AuditTable(JdbcClient.create(source)),
                TestClock.believed(clock),
                new CheckpointState(Duration.ZERO, System::nanoTime),
                new NodeName("node-1"));
    }
}
