package kz.kualik.responder.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The question of an OCSP GET: base64, then percent-encoded (RFC 6960, appendix A.1). Clients differ in what they encode,
 * so every letter is taken plain and escaped, the hexadecimal digits in either case: {@code /} and {@code %2f}, {@code +}
 * and {@code %2B}, {@code =} and {@code %3D}. Padding may be missing.
 *
 * <p>Slashes in front come from a base address that ends with one; no question begins so, because base64 of a SEQUENCE
 * begins with {@code M}. The alphabet of base64url, line breaks and spaces are no base64 in the sense of the standard.
 */
final class Base64Path {

    private Base64Path() {}

    /** The octets, or empty if the text is no base64. */
    static Optional<byte[]> decode(String path) {
        // Letters beyond Latin-1 become question marks, which are no base64 either.
        var octets = path.getBytes(StandardCharsets.ISO_8859_1);
        return decode(octets, 0, octets.length);
    }

    /** The same for a part of a request's octets. */
    static Optional<byte[]> decode(byte[] path, int from, int to) {
        var base64 = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            int letter = path[i];
            if (letter == '%') {
                letter = hexAt(path, i + 1, to);
                i += 2;
            }
            if (letter < 0) {
                return Optional.empty();
            }
            if (letter != '/' || length > 0) {
                base64[length++] = (byte) letter;
            }
        }
        try {
            return Optional.of(
                    Base64.getDecoder().decode(length == base64.length ? base64 : Arrays.copyOf(base64, length)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int hexAt(byte[] text, int index, int to) {
        if (index + 2 > to) {
            return -1;
        }
        int high = Character.digit(text[index], 16);
        int low = Character.digit(text[index + 1], 16);
        return high < 0 || low < 0 ? -1 : (byte) (high * 16 + low);
    }
}
