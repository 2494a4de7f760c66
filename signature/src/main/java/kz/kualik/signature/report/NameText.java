package kz.kualik.signature.report;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.RFC4519Style;

/** Names as text that cannot harm a terminal: control characters of strangers become question marks. */
final class NameText {

    private NameText() {}

    static String of(X500Name name) {
        return printable(RFC4519Style.INSTANCE.toString(name));
    }

    static String printable(String text) {
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(character -> safe.appendCodePoint(isHarmless(character) ? character : '?'));
        return safe.toString();
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
