package kz.kualik.authority.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What somebody with the database or an export in hand may try. */
final class ExportForgery {

    private ExportForgery() {}

    static boolean isOfType(String line, String type) {
        return line.startsWith("{\"type\":\"" + type + "\"");
    }

    static long count(List<String> lines, String type) {
        return lines.stream().filter(line -> isOfType(line, type)).count();
    }

    /** Where the row stands among the lines. */
    static int indexOf(List<String> lines, String chain, long sequence) {
        for (var i = 0; i < lines.size(); i++) {
            if (isOfType(lines.get(i), "record")) {
                var row = row(lines.get(i));
                if (row.fields().chain().equals(chain) && row.fields().sequence() == sequence) {
                    return i;
                }
            }
        }
        throw new AssertionError("no row " + sequence + " in " + chain);
    }

    static ExportLines.Row row(String line) {
        try {
            return ExportLines.row(ExportLines.read(line));
        } catch (UnreadableEvidenceException e) {
            throw new AssertionError(e);
        }
    }

    /** Computes numbers, links and hashes anew, so that every chain fits in itself whatever was done to its rows. */
    static List<String> recompute(List<String> lines) {
        var result = new ArrayList<String>();
        Optional<ExportLines.Row> before = Optional.empty();
        for (var line : lines) {
            if (!isOfType(line, "record")) {
                result.add(line);
                continue;
            }
            var old = row(line).fields();
            var last = before.filter(row -> row.fields().chain().equals(old.chain()));
            var fields = new AuditFields(
                    old.chain(),
                    last.map(row -> row.fields().sequence()).orElse(0L) + 1,
                    old.recordedAt(),
                    old.actorKind(),
                    old.actorId(),
                    old.action(),
                    old.objectKind(),
                    old.objectId(),
                    old.details(),
                    last.map(ExportLines.Row::hash).orElseGet(AuditHash::beforeTheFirst));
            var row = new ExportLines.Row(fields, AuditHash.of(fields));
            result.add(ExportLines.record(row.fields(), row.hash()));
            before = Optional.of(row);
        }
        return result;
    }

    /** Changes the checkpoints among the lines. */
    static List<String> checkpoints(List<String> lines, UnaryOperator<Checkpoint> change) {
        return lines.stream()
                .map(line -> isOfType(line, "checkpoint")
                        ? change.apply(checkpoint(line)).toJson()
                        : line)
                .toList();
    }

    static Checkpoint checkpoint(String line) {
        try {
            return Checkpoint.parse(line);
        } catch (UnreadableEvidenceException e) {
            throw new AssertionError(e);
        }
    }
}
