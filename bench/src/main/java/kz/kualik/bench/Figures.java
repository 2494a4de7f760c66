package kz.kualik.bench;

import java.util.Locale;

/** Numbers as people read them in a table: three or four digits that say something, never an exponent. */
final class Figures {

    private Figures() {}

    /** For example {@code 29563}, {@code 412}, {@code 8.41}, {@code 0.215}. */
    static String of(double value) {
        double size = Math.abs(value);
        if (size >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (size >= 10) {
            return String.format(Locale.ROOT, "%.1f", value);
        }
        return String.format(Locale.ROOT, size >= 1 ? "%.2f" : "%.3f", value);
    }

    /** The same without zeros that say nothing, for limits. */
    static String compact(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }
}
