package kz.kualik.authority.audit;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.kualik.authority.audit.AuditFinding.Kind;

/** Examines the checkpoints by themselves: seals, numbers, and that each names the one before. */
final class CheckpointCourse {

    private final CheckpointSource source;
    private final SealExaminer seals;
    private final AuditVerification.Findings findings;
    private final Map<String, ChainHead> heads = new TreeMap<>();
    private long number;

    CheckpointCourse(CheckpointSource source, SealExaminer seals, AuditVerification.Findings findings) {
        this.source = source;
        this.seals = seals;
        this.findings = findings;
    }

    /** How many there are. */
    long number() {
        return number;
    }

    /** How far the checkpoints saw each chain. */
    Map<String, ChainHead> lastHeads() {
        return Collections.unmodifiableMap(heads);
    }

    void examine() throws IOException, UnreadableEvidenceException {
        Optional<Checkpoint> before = Optional.empty();
        var folderGaps = 0L;
        var folderWent = source.hasFolder();
        try (var walk = source.open()) {
            for (var next = walk.next(); next.isPresent(); next = walk.next()) {
                var found = next.get();
                number++;
                examine(found, before);
                if (source.hasFolder()) {
                    if (found.inFolder() && !folderWent) {
                        findings.add(
                                Kind.MISSING_CHECKPOINT,
                                "checkpoint " + found.number(),
                                folderGaps + " before it are missing in the folder");
                    }
                    folderGaps = found.inFolder() ? 0 : folderGaps + 1;
                    folderWent = found.inFolder();
                }
                before = Optional.of(found.checkpoint());
            }
        }
    }

    private void examine(CheckpointSource.Found found, Optional<Checkpoint> before) {
        var where = "checkpoint " + found.number();
        var checkpoint = found.checkpoint();
        seals.defect(checkpoint).ifPresent(defect -> findings.add(Kind.FORGED_CHECKPOINT, where, defect));
        if (checkpoint.statement().number() != found.number()) {
            findings.add(
                    Kind.FORGED_CHECKPOINT,
                    where,
                    "it says of itself that it is number "
                            + checkpoint.statement().number());
        }
        found.inExport()
                .filter(exported -> !exported.text().equals(checkpoint.text()))
                .ifPresent(exported -> findings.add(
                        Kind.DIFFERENT_CHECKPOINT, where, "the export holds another one under this number"));
        continues(where, checkpoint, before);
        for (var head : checkpoint.statement().heads()) {
            var earlier = heads.put(head.chain(), head);
            if (earlier != null && earlier.sequence() > head.sequence()) {
                findings.add(
                        Kind.CUT_OFF,
                        where,
                        "chain " + head.chain() + " had " + earlier.sequence() + " rows at the checkpoint before and "
                                + head.sequence() + " at this one: an older copy of the database was put back");
            }
        }
    }

    private void continues(String where, Checkpoint checkpoint, Optional<Checkpoint> before) {
        var expected = before.map(last -> last.statement().number() + 1).orElse(1L);
        long own = checkpoint.statement().number();
        if (own != expected) {
            findings.add(
                    Kind.MISSING_CHECKPOINT,
                    where,
                    own > expected
                            ? "those from " + expected + " to " + (own - 1) + " before it are missing"
                            : "number " + expected + " was expected here");
        } else if (!checkpoint
                .statement()
                .previous()
                .equals(before.map(Checkpoint::hash).orElseGet(AuditHash::beforeTheFirst))) {
            findings.add(Kind.MISSING_CHECKPOINT, where, "it does not name the one before, but another one");
        }
    }
}
