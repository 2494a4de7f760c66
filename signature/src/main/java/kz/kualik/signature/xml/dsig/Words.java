package kz.kualik.signature.xml.dsig;

/** Makes what a stranger wrote into his document fit for a message: short, and without signs that steer a terminal. */
final class Words {

    private static final int LONGEST = 400;

    private Words() {}

    /** The text with every invisible or unassigned character replaced, and cut when it is long. */
    static String printable(String text) {
        var out = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> out.appendCodePoint(isPrintable(c) ? c : '?'));
        return text.length() <= LONGEST ? out.toString() : out.append('…').toString();
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
