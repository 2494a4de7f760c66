package kz.kualik.authority.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import kz.kualik.authority.keys.TestKeys;
import kz.kualik.authority.node.NodeName;
import kz.kualik.authority.testing.TestClock;
import kz.kualik.authority.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An audit log on a real database with real checkpoints, and exports of it that a test may damage. */
final class AuditHouse {

    static final Instant NOW = Instant.parse("2026-11-23T10:00:00.123456Z");

    final TestDatabase database = TestDatabase.create();
    final DataSource source = database.dataSource();
    final JdbcClient jdbc = JdbcClient.create(source);
    final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    final CheckpointState state = new CheckpointState(Duration.ZERO, System::nanoTime);
    final CheckpointTable table = new CheckpointTable(jdbc);
    final Path folder;
    final CheckpointFiles files;
    final Checkpoints checkpoints;

    AuditHouse(Path folder) {
        this.folder = folder;
        this.files = new CheckpointFiles(folder.resolve("checkpoints"));
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        try {
            checkpoints = new Checkpoints(
                    table, files, TestKeys.sealer(folder.resolve("keys"), clock), state, transactions, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two chains of some rows, with a checkpoint in between and one at the end. */
    AuditHouse filled() {
        act("node-1", 4);
        act("node-2", 3);
        checkpoints.make();
        act("node-1", 3);
        checkpoints.make();
        checkpoints.make();
        return this;
    }

    void act(String node, int number) {
        actWith(state, node, number);
    }

    void actWith(CheckpointState checkpointState, String node, int number) {
        var clock = TestClock.believed(Clock.fixed(NOW, ZoneOffset.UTC));
        var log = new ChainedAuditLog(new AuditTable(jdbc), clock, checkpointState, new NodeName(node));
        for (var i = 0; i < number; i++) {
            var event = AuditEvent.of(
                    new Actor.Operator("op-" + i),
                    AuditAction.APPLICATION_APPROVED,
                    new AuditedObject("application", node + "-" + i),
                    Map.of("centre", "7501", "zone", "Көкшетау \"x\" \\ y"));
            transactions.executeWithoutResult(transaction -> log.record(event));
        }
    }

    /** The export's lines. */
    List<String> export() {
        var file = folder.resolve("whole.jsonl");
        try (var connection = source.getConnection();
                var out = Files.newBufferedWriter(file)) {
            AuditExport.write(connection, out, NOW);
        } catch (IOException | SQLException | UnreadableEvidenceException e) {
            throw new AssertionError(e);
        }
        try {
            return new ArrayList<>(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes lines as a file, with counts in the last line that fit, as a careful forger would. */
    Path write(List<String> lines) {
        var kept = new ArrayList<>(lines);
        if (ExportForgery.isOfType(kept.getLast(), "end")) {
            kept.set(
                    kept.size() - 1,
                    ExportLines.end(ExportForgery.count(kept, "record"), ExportForgery.count(kept, "checkpoint")));
        }
        var file = folder.resolve("export.jsonl");
        try {
            return Files.write(file, kept);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
