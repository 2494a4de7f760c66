package kz.kualik.authority.audit;

import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes checkpoints: one for the whole cluster in the database, from where every node copies those that its own folder lacks
 * at the end. A hole in the middle of the folder, or a folder that knows more than the database, is nobody's slip: it is never
 * filled and stands in the health until somebody has looked.
 */
final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final CheckpointTable table;
    private final CheckpointFiles files;
    private final CheckpointSealer sealer;
    private final CheckpointState state;
    private final TransactionOperations transactions;
    private final Clock clock;

    Checkpoints(
            CheckpointTable table,
            CheckpointFiles files,
            CheckpointSealer sealer,
            CheckpointState state,
            TransactionOperations transactions,
            Clock clock) {
        this.table = table;
        this.files = files;
        this.sealer = sealer;
        this.state = state;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes one now and writes what the folder lacks; a failure is kept for the health and never thrown. One at a time: the
     * schedule's last one and that of the end may meet.
     */
    synchronized void make() {
        try {
            var number = transactions.execute(transaction -> seal());
            copy();
            var defect = defect(number);
            if (defect.isPresent()) {
                fail(defect.get());
            } else {
                state.wentWell(number);
            }
        } catch (IOException e) {
            fail("the folder " + files.folder() + " cannot be written: " + e);
        } catch (UnreadableEvidenceException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("no checkpoint of the audit log could be made", e);
            state.failed("it could not be made: " + e.getMessage());
        }
    }

    /** The lock lets one node at a time take the next number; the heads are read after it. */
    private long seal() {
        table.lock();
        var before = newest();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var statement = new CheckpointStatement(
                before.map(checkpoint -> checkpoint.statement().number()).orElse(0L) + 1,
                before.map(checkpoint -> checkpoint.statement().madeAt())
                        .filter(now::isBefore)
                        .orElse(now),
                before.map(Checkpoint::hash).orElseGet(AuditHash::beforeTheFirst),
                table.heads());
        table.insert(Checkpoint.of(statement, sealer));
        return statement.number();
    }

    /** Of the database and of the folder: after an older copy of the database the numbers go on behind the folder's last. */
    private Optional<Checkpoint> newest() {
        try {
            var stored = table.last();
            var written = files.last();
            if (written.isPresent()
                    && written.getAsLong()
                            > stored.map(CheckpointTable.Stored::number).orElse(0L)) {
                LOG.error("checkpoint {} lies in {} and not in the database", written.getAsLong(), files.folder());
                return Optional.of(files.read(written.getAsLong()));
            }
            return stored.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Checkpoint.parse(stored.get().document()));
        } catch (IOException | UnreadableEvidenceException e) {
            throw new BrokenCheckpointException(e);
        }
    }

    private void copy() throws IOException {
        var from = files.last().orElse(0);
        var portion = table.after(from);
        while (!portion.isEmpty()) {
            for (var stored : portion) {
                files.write(stored.number(), stored.document());
                from = stored.number();
            }
            portion = table.after(from);
        }
    }

    private Optional<String> defect(long number) throws IOException, UnreadableEvidenceException {
        var expected = 1L;
        for (var present : (Iterable<Long>) files.numbers()::iterator) {
            if (present != expected) {
                return Optional.of("checkpoint " + expected + " is missing in " + files.folder());
            }
            expected++;
        }
        var written = files.read(number);
        var stored = table.after(number - 1);
        if (stored.isEmpty() || !written.equalsStored(stored.getFirst().document())) {
            return Optional.of("checkpoint " + number + " in " + files.folder() + " is not that of the database");
        }
        return Optional.empty();
    }

    private void fail(String why) {
        LOG.error("checkpoints of the audit log: {}", why);
        state.failed(why);
    }
}
