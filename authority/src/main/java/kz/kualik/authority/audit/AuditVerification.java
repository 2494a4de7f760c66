package kz.kualik.authority.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.path.TrustStore;

/**
 * Examines an export of the audit log, without the database and without a network. First the checkpoints: their seals and that
 * each continues the one before. Then the rows: that each has its hash and continues the one before, and that every chain is,
 * at the places that checkpoints name, what the checkpoints saw. What it holds in memory does not grow with the log.
 *
 * <p>A chain that was cut off or written anew fits in itself; only checkpoints show it. Those inside an export come from the
 * same database as the rows, and who can write there can remove them: a folder that was kept apart is the better witness.
 */
public final class AuditVerification {

    private final Path export;
    private final Optional<Path> checkpoints;
    private final TrustStore trust;
    private final CryptoEngine engine;

    private AuditVerification(Path export, Optional<Path> checkpoints, TrustStore trust, CryptoEngine engine) {
        this.export = export;
        this.checkpoints = checkpoints;
        this.trust = trust;
        this.engine = engine;
    }

    /** Of this export, with the checkpoints inside it and trusting nobody. */
    public static AuditVerification of(Path export, CryptoEngine engine) {
        return new AuditVerification(export, Optional.empty(), TrustStore.empty(), engine);
    }

    /** With the checkpoints that were kept in this folder. */
    public AuditVerification withCheckpoints(Path folder) {
        return new AuditVerification(export, Optional.of(folder), trust, engine);
    }

    /** The makers of checkpoints must lead to one of these. */
    public AuditVerification trusting(TrustStore anchors) {
        return new AuditVerification(export, checkpoints, anchors, engine);
    }

    /**
     * Examines all of it.
     *
     * @param findings gets everything that is wrong as it is found
     * @throws UnreadableEvidenceException if the export or a checkpoint does not have its form, so that nothing can be said
     */
    public AuditVerdict run(Consumer<AuditFinding> findings) throws IOException, UnreadableEvidenceException {
        var counted = new Findings(findings);
        var source = new CheckpointSource(export, checkpoints);
        var seals = new SealExaminer(engine, trust);
        var course = new CheckpointCourse(source, seals, counted);
        course.examine();
        var chains = new ChainCourse(export, source, counted);
        chains.examine();
        course.lastHeads().values().stream()
                .filter(head -> !chains.seen().contains(head.chain()))
                .forEach(head -> counted.add(
                        AuditFinding.Kind.CUT_OFF,
                        "chain " + head.chain(),
                        "checkpoints saw " + head.sequence() + " rows of it, the export has none"));
        return new AuditVerdict(
                chains.records(), course.number(), counted.number(), chains.unwitnessed(), seals.isAnchored());
    }

    /** Counts what it passes on. */
    static final class Findings {

        private final Consumer<AuditFinding> receiver;
        private long number;

        Findings(Consumer<AuditFinding> receiver) {
            this.receiver = receiver;
        }

        void add(AuditFinding.Kind kind, String where, String explanation) {
            number++;
            receiver.accept(new AuditFinding(kind, where, explanation));
        }

        long number() {
            return number;
        }
    }
}
