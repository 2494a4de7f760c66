package kz.kualik.signature.report;

import java.util.List;
import kz.kualik.signature.facts.DocumentKind;
import kz.kualik.signature.verify.VerifiedDocument;

/** What there is to say about one file. */
public final class VerificationReport {

    private final ReportContent content;

    private VerificationReport(ReportContent content) {
        this.content = content;
    }

    /**
     * The report on a file that was checked.
     *
     * @param file its name as the user gave it
     */
    public static VerificationReport of(String file, VerifiedDocument verified) {
        var verdict = verified.verdict().name();
        return new VerificationReport(
                switch (verified) {
                    case VerifiedDocument.Unreadable unreadable ->
                        new ReportContent(
                                file,
                                DocumentKind.UNKNOWN.label(),
                                verdict,
                                printable(unreadable.reasons()),
                                List.of(),
                                List.of());
                    case VerifiedDocument.Judged(var facts, var judgement) ->
                        new ReportContent(
                                file,
                                facts.kind().label(),
                                verdict,
                                printable(judgement.reasons()),
                                SignerReports.of(facts.signatures(), judgement.signatures()),
                                SignerReports.ofKept(facts.certificates(), judgement.certificates()));
                });
    }

    /** One line of JSON, without the line's end. */
    public String toJson() {
        return JsonReport.write(content);
    }

    /** Some lines of text for people, without the last line's end. */
    public String toText() {
        return TextReport.write(content);
    }

    private static List<String> printable(List<String> reasons) {
        return reasons.stream().map(NameText::printable).toList();
    }
}
