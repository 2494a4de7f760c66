package kz.kualik.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The table of a run of benches as text and as Markdown: when and where it ran, every figure with its reference and its
 * ratio, and whether what the project promises is kept.
 */
final class BenchTable {

    private static final List<String> HEAD =
            List.of("bench", "measurement", "figure", "unit", "reference", "its figure", "ratio", "bound", "kept");

    private final SequencedMap<String, String> circumstances;
    private final List<BenchResult> results;

    /** @param circumstances date, machine and versions, in the order in which they shall be told */
    BenchTable(SequencedMap<String, String> circumstances, List<BenchResult> results) {
        this.circumstances = circumstances;
        this.results = List.copyOf(results);
    }

    /** With columns of one width, for a terminal. */
    String text() {
        var rows = rows();
        var widths = new int[HEAD.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        var text = new StringBuilder();
        circumstances.forEach((what, said) -> text.append(what)
                .append(" ".repeat(Math.max(1, 14 - what.length())))
                .append(said)
                .append('\n'));
        text.append('\n');
        for (var row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        failures()
                .forEach((bench, why) -> text.append(bench)
                        .append(" gave no figures: ")
                        .append(why)
                        .append('\n'));
        return text.append('\n').append(summary()).append('\n').toString();
    }

    /** For a report. */
    String markdown() {
        var text = new StringBuilder("# Measurements\n\n");
        circumstances.forEach((what, said) ->
                text.append("- ").append(what).append(": ").append(said).append('\n'));
        text.append('\n');
        var rows = rows();
        appendRow(text, rows.getFirst());
        appendRow(text, rows.getFirst().stream().map(head -> "---").toList());
        rows.stream().skip(1).forEach(row -> appendRow(text, row));
        failures()
                .forEach((bench, why) -> text.append("\n`")
                        .append(bench)
                        .append("` gave no figures: ")
                        .append(escaped(why))
                        .append('\n'));
        return text.append('\n').append(summary()).append('\n').toString();
    }

    private List<List<String>> rows() {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        for (var result : results) {
            for (var measurement : result.measurements()) {
                rows.add(List.of(
                        result.bench(),
                        measurement.name(),
                        Figures.of(measurement.value()),
                        measurement.unit(),
                        measurement.reference().map(Measurement.Reference::name).orElse(""),
                        measurement
                                .reference()
                                .map(reference -> Figures.of(reference.value()))
                                .orElse(""),
                        measurement.ratio().map(Figures::of).orElse(""),
                        measurement.bound().map(Bound::toString).orElse(""),
                        measurement
                                .isBoundKept()
                                .map(kept -> kept ? "yes" : "NO")
                                .orElse("")));
            }
        }
        return rows;
    }

    private Map<String, String> failures() {
        var failures = new java.util.LinkedHashMap<String, String>();
        for (var result : results) {
            result.failure().ifPresent(why -> failures.put(result.bench(), why));
            if (result.failure().isEmpty() && result.measurements().isEmpty()) {
                failures.put(result.bench(), "a tool is missing, see the run's output");
            }
        }
        return failures;
    }

    private String summary() {
        var judged = results.stream()
                .flatMap(result -> result.measurements().stream())
                .flatMap(measurement -> measurement.isBoundKept().stream())
                .toList();
        long kept = judged.stream().filter(Boolean::booleanValue).count();
        return kept + " of " + judged.size() + " bounds are kept.";
    }

    private static void appendRow(StringBuilder text, List<String> row) {
        row.forEach(cell -> text.append("| ").append(escaped(cell)).append(' '));
        text.append("|\n");
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|").replace("\n", " ");
    }
}
