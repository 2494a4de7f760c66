package kz.kualik.responder.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One whole HTTP/1.1 request of the shape in which nearly every OCSP client asks, read where it lies: a GET below {@code
 * /ocsp/} without a body, or a POST to {@code /ocsp} with a Content-Length, and no header but a few that change nothing.
 * Whatever looks otherwise, right or wrong, is for the HTTP server to judge.
 */
final class UsualHttpRequest {

    private static final byte[] GET = ascii("GET /ocsp/");
    private static final byte[] VERSION = ascii(" HTTP/1.1\r\n");
    private static final byte[] POST = ascii("POST /ocsp HTTP/1.1\r\n");
    private static final byte[] KEEP_ALIVE = ascii("keep-alive");
    private static final byte[] OCSP_REQUEST = ascii(MediaTypes.OCSP_REQUEST);

    /** Headers that change nothing about the answer, in small letters. */
    private static final byte[][] HARMLESS = {
        ascii("accept"), ascii("user-agent"), ascii("accept-encoding"), ascii("accept-language")
    };

    private static final byte[] HOST = ascii("host");
    private static final byte[] CONNECTION = ascii("connection");
    private static final byte[] CONTENT_TYPE = ascii("content-type");
    private static final byte[] CONTENT_LENGTH = ascii("content-length");

    private static final int MOST_DIGITS = 6;

    private final byte[] octets;
    private int position;
    private int hosts;
    private int types;
    private int lengths;
    private int length;

    private UsualHttpRequest(byte[] octets, int position) {
        this.octets = octets;
        this.position = position;
    }

    /**
     * What a request asks for.
     *
     * @param ocsp the encoded OCSPRequest
     * @param isGet whether it came as a GET
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Question(byte[] ocsp, boolean isGet) {}

    /** The question, if these octets are exactly one usual request. */
    static Optional<Question> read(byte[] octets) {
        if (startsWith(octets, GET, 0)) {
            int end = indexOf(octets, ' ', GET.length);
            return end >= 0
                            && startsWith(octets, VERSION, end)
                            && new UsualHttpRequest(octets, end + VERSION.length).isGetWithoutBody()
                    ? Base64Path.decode(octets, GET.length, end).map(question -> new Question(question, true))
                    : Optional.empty();
        }
        return startsWith(octets, POST, 0)
                ? new UsualHttpRequest(octets, POST.length).body().map(question -> new Question(question, false))
                : Optional.empty();
    }

    private boolean isGetWithoutBody() {
        return readHeaders() && types == 0 && lengths == 0 && position == octets.length;
    }

    private Optional<byte[]> body() {
        return readHeaders() && types == 1 && lengths == 1 && octets.length - position == length
                ? Optional.of(Arrays.copyOfRange(octets, position, octets.length))
                : Optional.empty();
    }

    /** Steps over all headers and the empty line; false at the first thing that is not usual. */
    private boolean readHeaders() {
        while (position + 1 < octets.length) {
            if (octets[position] == '\r' && octets[position + 1] == '\n') {
                position += 2;
                return hosts == 1;
            }
            if (!readHeader()) {
                return false;
            }
        }
        return false;
    }

    private boolean readHeader() {
        int end = indexOf(octets, '\r', position);
        int colon = indexOf(octets, ':', position);
        if (end < 0 || colon < 0 || colon > end || end + 1 >= octets.length || octets[end + 1] != '\n') {
            return false;
        }
        int value = colon + 1;
        while (value < end && octets[value] == ' ') {
            value++;
        }
        boolean usual = isPrintable(value, end) && take(position, colon, value, end);
        position = end + 2;
        return usual;
    }

    private boolean take(int name, int colon, int value, int end) {
        if (isSame(HOST, name, colon)) {
            hosts++;
            return value < end;
        }
        if (isSame(CONNECTION, name, colon)) {
            return isSame(KEEP_ALIVE, value, end);
        }
        if (isSame(CONTENT_TYPE, name, colon)) {
            types++;
            return isSame(OCSP_REQUEST, value, end);
        }
        if (isSame(CONTENT_LENGTH, name, colon)) {
            lengths++;
            return readLength(value, end);
        }
        for (var harmless : HARMLESS) {
            if (isSame(harmless, name, colon)) {
                return true;
            }
        }
        return false;
    }

    private boolean readLength(int from, int to) {
        length = 0;
        for (int i = from; i < to; i++) {
            int digit = octets[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            length = length * 10 + digit;
        }
        return to > from && to - from <= MOST_DIGITS;
    }

    private boolean isPrintable(int from, int to) {
        for (int i = from; i < to; i++) {
            if (octets[i] < ' ' || octets[i] == 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Whether this part is that word; capital letters count as small ones. */
    private boolean isSame(byte[] word, int from, int to) {
        if (to - from != word.length) {
            return false;
        }
        for (int i = 0; i < word.length; i++) {
            int letter = octets[from + i];
            if ((letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter) != word[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] octets, byte[] prefix, int at) {
        return octets.length - at >= prefix.length
                && Arrays.equals(octets, at, at + prefix.length, prefix, 0, prefix.length);
    }

    private static int indexOf(byte[] octets, char wanted, int from) {
        for (int i = from; i < octets.length; i++) {
            if (octets[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
