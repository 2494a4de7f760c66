package kz.kualik.responder.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The question of an OCSP GET: base64, then percent-encoded (RFC 6960, appendix A.1). Clients differ in what they encode,
 * so {@code /}, {@code +} and {@code =} are taken both plain and as {@code %2F}, {@code %2B}, {@code %3D}.
 */
final class Base64Path {

    private Base64Path() {}

    /** The octets, or empty if the text is no base64. */
    static Optional<byte[]> decode(String path) {
        var base64 = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); i++) {
            char letter = path.charAt(i);
            if (letter == '%') {
                int octet = hexAt(path, i + 1);
                if (octet < 0) {
                    return Optional.empty();
                }
                base64.write(octet);
                i += 2;
            } else if (letter < 0x80) {
                base64.write(letter);
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(Base64.getDecoder().decode(base64.toString(StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int hexAt(String text, int index) {
        if (index + 2 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(index), 16);
        int low = Character.digit(text.charAt(index + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
