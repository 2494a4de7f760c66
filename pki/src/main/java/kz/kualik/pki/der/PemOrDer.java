package kz.kualik.pki.der;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one place that tells DER, PEM (RFC 7468, with text around the blocks allowed) and bare base64 apart, and the one
 * that writes PEM. Every ASN.1 object of this field is a SEQUENCE, so DER starts with the octet 30.
 */
public final class PemOrDer {

    private static final byte SEQUENCE = 0x30;
    private static final int MAXIMUM_BLOCKS = 1_000;
    private static final int PEM_LINE = 64;
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";
    private static final Pattern LABEL = Pattern.compile("[A-Z0-9#][A-Z0-9 #-]{0,63}");

    private PemOrDer() {}

    /**
     * Finds all objects in the input: one for DER and base64, one a block for PEM.
     *
     * @param maximumSize octets of input at most
     * @throws Asn1LimitException if the input is larger
     * @throws UnrecognizedEncodingException if the input is none of the three forms
     */
    public static List<EncodedObject> decode(byte[] input, int maximumSize) throws Asn1Exception {
        if (input.length > maximumSize) {
            throw Asn1LimitException.size(input.length, maximumSize);
        }
        if (input.length > 0 && input[0] == SEQUENCE) {
            return List.of(new EncodedObject(EncodedObject.Form.DER, Optional.empty(), input));
        }
        // every octet of the input stays one character, so that binary junk cannot be taken for text
        var text = withoutByteOrderMark(new String(input, StandardCharsets.ISO_8859_1));
        if (text.contains(BEGIN)) {
            return blocks(text);
        }
        var octets = base64(text);
        if (octets.length == 0 || octets[0] != SEQUENCE) {
            throw new UnrecognizedEncodingException("no ASN.1 SEQUENCE inside");
        }
        return List.of(new EncodedObject(EncodedObject.Form.BASE64, Optional.empty(), octets));
    }

    /** The octets of the only object in the input; several PEM blocks are refused. */
    public static byte[] decodeSingle(byte[] input, int maximumSize) throws Asn1Exception {
        var objects = decode(input, maximumSize);
        if (objects.size() != 1) {
            throw new UnrecognizedEncodingException(objects.size() + " PEM blocks where one was expected");
        }
        return objects.getFirst().octets();
    }

    /** Writes one PEM block with lines of 64 characters (RFC 7468, chapter 2). */
    public static String toPem(String label, byte[] der) {
        if (!LABEL.matcher(label).matches()) {
            throw new IllegalArgumentException("not a PEM label: " + label);
        }
        var body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(der);
        return BEGIN + label + DASHES + "\n" + body + "\n-----END " + label + DASHES + "\n";
    }

    private static List<EncodedObject> blocks(String text) throws UnrecognizedEncodingException {
        var found = new ArrayList<EncodedObject>();
        int position = text.indexOf(BEGIN);
        while (position >= 0) {
            if (found.size() == MAXIMUM_BLOCKS) {
                throw new UnrecognizedEncodingException("more than " + MAXIMUM_BLOCKS + " PEM blocks");
            }
            int labelStart = position + BEGIN.length();
            int labelEnd = text.indexOf(DASHES, labelStart);
            if (labelEnd < 0
                    || !LABEL.matcher(text.substring(labelStart, labelEnd)).matches()) {
                throw new UnrecognizedEncodingException("a PEM block without a proper label");
            }
            var label = text.substring(labelStart, labelEnd);
            int bodyStart = labelEnd + DASHES.length();
            int bodyEnd = text.indexOf(END, bodyStart);
            // the label of the END line may differ: RFC 7468, section 2, lets readers overlook it
            int blockEnd = bodyEnd < 0 ? -1 : text.indexOf(DASHES, bodyEnd + END.length());
            if (blockEnd < 0) {
                throw new UnrecognizedEncodingException("the PEM block " + label + " has no end");
            }
            var octets = base64(text.substring(bodyStart, bodyEnd));
            found.add(new EncodedObject(EncodedObject.Form.PEM, Optional.of(label), octets));
            position = text.indexOf(BEGIN, blockEnd + DASHES.length());
        }
        return List.copyOf(found);
    }

    private static byte[] base64(String text) throws UnrecognizedEncodingException {
        var letters = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter > ' ') {
                letters.append(letter);
            } else if (letter != '\n' && letter != '\r' && letter != ' ' && letter != '\t') {
                throw new UnrecognizedEncodingException("a control character");
            }
        }
        try {
            return Base64.getDecoder().decode(letters.toString());
        } catch (IllegalArgumentException e) {
            throw new UnrecognizedEncodingException("a character that base64 does not have, or a wrong length");
        }
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
    }
}
