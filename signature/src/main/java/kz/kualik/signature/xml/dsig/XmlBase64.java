package kz.kualik.signature.xml.dsig;

import java.util.Base64;

/** Base64 in the text of elements: with any white space between the letters, as XML Schema's base64Binary allows. */
final class XmlBase64 {

    private XmlBase64() {}

    /** One line without breaks: some sites compare text, and a carriage return would be written as a character reference. */
    static String encode(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    /**
     * @param what what the text is, for the message
     * @param maximum how many characters are read at most
     */
    static byte[] decode(String text, String what, int maximum) throws RefusedSignatureException {
        if (text.length() > maximum) {
            throw new RefusedSignatureException(what + " is longer than " + maximum + " characters");
        }
        var letters = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                letters.append(c);
            }
        }
        try {
            return Base64.getDecoder().decode(letters.toString());
        } catch (IllegalArgumentException e) {
            throw new RefusedSignatureException(what + " is not base64", e);
        }
    }
}
