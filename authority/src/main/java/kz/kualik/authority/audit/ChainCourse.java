package kz.kualik.authority.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kz.kualik.authority.audit.AuditFinding.Kind;
import tools.jackson.databind.JsonNode;

/** Examines the rows of an export, chain by chain, beside what checkpoints saw of each. */
final class ChainCourse {

    private final Path export;
    private final CheckpointSource source;
    private final AuditVerification.Findings findings;
    private final Set<String> seen = new TreeSet<>();
    private Optional<ChainExaminer> current = Optional.empty();
    private long records;
    private long checkpoints;
    private long unwitnessed;

    ChainCourse(Path export, CheckpointSource source, AuditVerification.Findings findings) {
        this.export = export;
        this.source = source;
        this.findings = findings;
    }

    long records() {
        return records;
    }

    long unwitnessed() {
        return unwitnessed;
    }

    /** The chains that have rows. */
    Set<String> seen() {
        return Collections.unmodifiableSet(seen);
    }

    void examine() throws IOException, UnreadableEvidenceException {
        var ended = false;
        try (var file = new EvidenceFile(export)) {
            requireHeader(file.next());
            for (var line = file.next(); line.isPresent(); line = file.next()) {
                if (ended) {
                    findings.add(Kind.INCOMPLETE_EXPORT, "line " + file.number(), "it stands behind the end");
                }
                ended = take(file, line.get()) || ended;
            }
            finishChain();
        } finally {
            if (current.isPresent()) {
                current.get().close();
            }
        }
        if (!ended) {
            findings.add(Kind.INCOMPLETE_EXPORT, "the end", "the last line is missing: the file was cut off");
        }
    }

    private static void requireHeader(Optional<String> first) throws UnreadableEvidenceException {
        var header = ExportLines.read(first.orElse(""));
        if (!header.path("format").asString("").equals(ExportLines.FORMAT)) {
            throw new UnreadableEvidenceException("the file is no export of an audit log");
        }
        if (header.path("version").asInt(0) != ExportLines.VERSION) {
            throw new UnreadableEvidenceException("the export has version "
                    + header.path("version").asString("?") + "; this program reads version " + ExportLines.VERSION);
        }
    }

    /** One line; true if it is the last. */
    private boolean take(EvidenceFile file, String line) throws IOException, UnreadableEvidenceException {
        var node = ExportLines.read(line);
        switch (ExportLines.type(node)) {
            case "record" -> takeRow(ExportLines.row(node));
            case "checkpoint" -> checkpoints++;
            case "end" -> {
                requireCounts(node);
                return true;
            }
            default -> throw new UnreadableEvidenceException("line " + file.number() + " is of no known type");
        }
        return false;
    }

    private void takeRow(ExportLines.Row row) throws IOException, UnreadableEvidenceException {
        records++;
        var chain = row.fields().chain();
        if (current.isEmpty() || !current.get().chain().equals(chain)) {
            finishChain();
            if (!seen.add(chain)) {
                findings.add(
                        Kind.REORDERED,
                        "chain " + chain + ", row " + row.fields().sequence(),
                        "rows of another chain stand between its own");
            }
            current = Optional.of(new ChainExaminer(chain, source.open(), findings));
        }
        current.get().take(row);
    }

    private void finishChain() throws IOException, UnreadableEvidenceException {
        if (current.isPresent()) {
            unwitnessed += current.get().finish();
            current.get().close();
            current = Optional.empty();
        }
    }

    private void requireCounts(JsonNode end) {
        if (end.path("records").asLong(-1) != records || end.path("checkpoints").asLong(-1) != checkpoints) {
            findings.add(
                    Kind.INCOMPLETE_EXPORT,
                    "the end",
                    "it speaks of " + end.path("records").asLong(-1) + " rows and "
                            + end.path("checkpoints").asLong(-1) + " checkpoints, the file has " + records + " and "
                            + checkpoints);
        }
    }
}
