package kz.kualik.signature.report;

import java.util.ArrayList;
import java.util.List;

/** Writes a report as text: the verdict first, then who signed, then what there is to know. */
final class TextReport {

    private TextReport() {}

    static String write(ReportContent content) {
        var lines = new ArrayList<String>();
        lines.add(content.verdict() + "  " + NameText.printable(content.file()) + "  (" + content.kind() + ")");
        addAll(lines, content.signers(), content.kind().equals("certificate") ? "certificate" : "signed by");
        addAll(lines, content.certificates(), "certificate");
        for (var reason : content.reasons()) {
            lines.add("    - " + reason);
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static void addAll(List<String> lines, List<SignerReport> signers, String word) {
        for (int index = 0; index < signers.size(); index++) {
            var number = signers.size() > 1 ? (index + 1) + ": " : "";
            add(lines, number, word, signers.get(index));
        }
    }

    private static void add(List<String> lines, String number, String word, SignerReport signer) {
        lines.add("    " + number + word + " " + (signer.subject().isEmpty() ? "somebody unknown" : signer.subject()));
        add(lines, "serial number", signer.serialNumber());
        add(lines, "issued by", signer.issuer());
        add(lines, "trusted root", signer.anchor());
        if (!signer.notBefore().isEmpty()) {
            add(lines, "valid", signer.notBefore() + " to " + signer.notAfter());
        }
        add(lines, "algorithm", signer.algorithm());
        add(lines, "stated time", signer.signingTime());
        add(lines, "proved time", signer.provedTime());
    }

    private static void add(List<String> lines, String label, String value) {
        if (!value.isEmpty()) {
            lines.add("        %-14s %s".formatted(label, value));
        }
    }
}
