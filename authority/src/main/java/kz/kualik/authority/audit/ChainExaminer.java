package kz.kualik.authority.audit;

import java.io.IOException;
import java.util.Optional;
import kz.kualik.authority.audit.AuditFinding.Kind;

/** Examines one chain, row by row, while it walks through the checkpoints for what they saw of this chain. */
final class ChainExaminer implements AutoCloseable {

    private final String chain;
    private final CheckpointSource.Walk walk;
    private final AuditVerification.Findings findings;
    private Optional<Witness> witness;
    private long last;
    private long witnessed;
    private AuditHash lastHash = AuditHash.beforeTheFirst();
    private boolean toldOfDifference;

    /** What one checkpoint saw. */
    private record Witness(long checkpoint, ChainHead head) {}

    ChainExaminer(String chain, CheckpointSource.Walk walk, AuditVerification.Findings findings)
            throws IOException, UnreadableEvidenceException {
        this.chain = chain;
        this.walk = walk;
        this.findings = findings;
        this.witness = nextWitness();
    }

    String chain() {
        return chain;
    }

    void take(ExportLines.Row row) throws IOException, UnreadableEvidenceException {
        var sequence = row.fields().sequence();
        var where = "chain " + chain + ", row " + sequence;
        if (!AuditHash.of(row.fields()).equals(row.hash())) {
            findings.add(Kind.CHANGED, where, "its content is not what its hash was made over");
        }
        if (sequence <= last) {
            findings.add(Kind.REORDERED, where, "it stands behind row " + last);
        } else if (sequence > last + 1) {
            findings.add(
                    Kind.REMOVED,
                    where,
                    sequence == last + 2
                            ? "row " + (last + 1) + " before it is missing"
                            : "rows " + (last + 1) + " to " + (sequence - 1) + " before it are missing");
        } else if (!row.fields().previousHash().equals(lastHash)) {
            findings.add(Kind.BROKEN_LINK, where, "it does not continue the row before, but another one");
        }
        compare(sequence, row.hash());
        last = Math.max(last, sequence);
        lastHash = row.hash();
    }

    /** Ends; tells how many rows no checkpoint has seen. */
    long finish() throws IOException, UnreadableEvidenceException {
        var farthest = witness;
        for (var next = witness; next.isPresent(); next = nextWitness()) {
            farthest = next;
        }
        farthest.ifPresent(seen -> findings.add(
                Kind.CUT_OFF,
                "chain " + chain,
                "checkpoint " + seen.checkpoint() + " saw " + seen.head().sequence()
                        + " rows of it, the export ends with row " + last));
        return Math.max(0, last - witnessed);
    }

    @Override
    public void close() throws IOException {
        walk.close();
    }

    private void compare(long sequence, AuditHash hash) throws IOException, UnreadableEvidenceException {
        while (witness.isPresent() && witness.get().head().sequence() <= sequence) {
            var head = witness.get().head();
            if (head.sequence() == sequence) {
                witnessed = sequence;
                if (!head.hash().equals(hash) && !toldOfDifference) {
                    toldOfDifference = true;
                    findings.add(
                            Kind.RECOMPUTED,
                            "chain " + chain + ", row " + sequence,
                            "checkpoint " + witness.get().checkpoint()
                                    + " saw another row here: the chain was written anew");
                }
            }
            witness = nextWitness();
        }
    }

    private Optional<Witness> nextWitness() throws IOException, UnreadableEvidenceException {
        for (var found = walk.next(); found.isPresent(); found = walk.next()) {
            var number = found.get().number();
            var head = found.get().checkpoint().statement().heads().stream()
                    .filter(one -> one.chain().equals(chain))
                    .findFirst();
            if (head.isPresent()) {
                return Optional.of(new Witness(number, head.get()));
            }
        }
        return Optional.empty();
    }
}
