package kz.kualik.responder.process;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import kz.kualik.responder.ResponderFigures;
import kz.kualik.responder.feed.FeedReader;
import kz.kualik.responder.status.Freshness;
import kz.kualik.responder.status.StatusIndex;

/** The figures of a responder in the text format of Prometheus, version 0.0.4. */
final class MetricsPage {

    static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double NANOSECONDS = 1e9;

    private final Freshness freshness;
    private final FeedReader reader;
    private final StatusIndex index;
    private final Supplier<ResponderFigures> figures;

    MetricsPage(Freshness freshness, FeedReader reader, StatusIndex index, Supplier<ResponderFigures> figures) {
        this.freshness = freshness;
        this.reader = reader;
        this.index = index;
        this.figures = figures;
    }

    /** The page at this moment. */
    String text() {
        var page = new StringBuilder();
        head(page, "kualik_status_age_seconds", "gauge", "how long ago the end of the authority's log was seen");
        line(
                page,
                "kualik_status_age_seconds",
                freshness.age().map(MetricsPage::seconds).orElse(Double.NaN));
        head(page, "kualik_status_position", "gauge", "how many records of the authority's log have been read");
        line(page, "kualik_status_position", reader.position().position());
        head(page, "kualik_status_level", "gauge", "1 for what is said at present");
        for (var level : Freshness.Level.values()) {
            line(page, "kualik_status_level{level=\"" + level + "\"}", freshness.level() == level ? 1 : 0);
        }
        head(page, "kualik_status_certificates", "gauge", "how many serial numbers of an issuer are known");
        for (var issuer : index.issuers()) {
            line(page, "kualik_status_certificates{issuer=\"" + issuer + "\"}", index.size(issuer));
        }
        var told = figures.get();
        head(page, "kualik_ocsp_answers_total", "counter", "answers to OCSP questions by what they said");
        told.answers()
                .forEach((kind, count) ->
                        line(page, "kualik_ocsp_answers_total{status=\"" + kind.label() + "\"}", count));
        head(page, "kualik_tsa_available", "gauge", "1 if the clock can be believed, so that time-stamps are given");
        line(page, "kualik_tsa_available", told.givesTimeStamps() ? 1 : 0);
        head(page, "kualik_tsa_drift_seconds", "gauge", "by how much the clock is ahead of its reference");
        line(
                page,
                "kualik_tsa_drift_seconds",
                told.clockAhead().map(MetricsPage::seconds).orElse(Double.NaN));
        return page.toString();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOSECONDS;
    }

    private static void head(StringBuilder page, String name, String type, String help) {
        page.append("# HELP ").append(name).append(' ').append(help).append('\n');
        page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder page, String name, long value) {
        page.append(name).append(' ').append(value).append('\n');
    }

    private static void line(StringBuilder page, String name, double value) {
        page.append(name).append(' ');
        page.append(Double.isNaN(value) ? "NaN" : String.format(Locale.ROOT, "%.6f", value));
        page.append('\n');
    }
}
