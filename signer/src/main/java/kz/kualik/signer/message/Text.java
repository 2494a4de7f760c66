package kz.kualik.signer.message;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kz.kualik.signature.DocumentContent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/** A text value of a request, however long. */
public sealed interface Text {

    /**
     * The text as a whole.
     *
     * @throws TextTooLongException if it, or what was made strings of in this message before, is too long for that
     */
    String string();

    /** How many characters it has. */
    long length();

    /**
     * What the text is base64 of; white space in it is passed over. A long text is decoded while it is read, each time anew.
     *
     * @throws NotBase64Exception if it is not base64
     */
    DocumentContent base64() throws NotBase64Exception;

    /** The text in this node, if it is one. */
    static Optional<Text> of(JsonNode node) {
        if (node instanceof POJONode value && value.getPojo() instanceof Text text) {
            return Optional.of(text);
        }
        return node.isString() ? Optional.of(new Words(node.stringValue())) : Optional.empty();
    }

    /**
     * A text that has become a string already.
     *
     * @param string the text
     */
    record Words(String string) implements Text {

        @Override
        public long length() {
            return string.length();
        }

        @Override
        public DocumentContent base64() throws NotBase64Exception {
            var letters = new StringBuilder(string.length());
            string.chars().filter(letter -> !isWhiteSpace(letter)).forEach(letter -> letters.append((char) letter));
            var octets = letters.toString().getBytes(StandardCharsets.UTF_8);
            return Base64Content.of(octets, 0, octets.length);
        }

        private static boolean isWhiteSpace(int letter) {
            return letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t';
        }

        /** How long it is; what it says may be anybody's secret. */
        @Override
        public String toString() {
            return "Text[" + string.length() + " characters]";
        }
    }

    /** A text of plain ASCII characters inside the octets that were received. */
    final class Slice implements Text {

        private final byte[] octets;
        private final int from;
        private final int to;
        private final TextAllowance allowance;

        Slice(byte[] octets, int from, int to, TextAllowance allowance) {
            this.allowance = allowance;
            this.octets = octets;
            this.from = from;
            this.to = to;
        }

        @Override
        public String string() {
            allowance.take(to - from);
            return new String(octets, from, to - from, StandardCharsets.ISO_8859_1);
        }

        @Override
        public long length() {
            return (long) to - from;
        }

        @Override
        public DocumentContent base64() throws NotBase64Exception {
            return Base64Content.of(octets, from, to);
        }

        @Override
        public String toString() {
            return "Text[" + length() + " characters]";
        }
    }
}
