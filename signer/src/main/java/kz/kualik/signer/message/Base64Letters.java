package kz.kualik.signer.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** The base64 letters (RFC 4648, section 4) of a stream, encoded as they are read; on lines of 64 for PEM. */
final class Base64Letters extends InputStream {

    /** A multiple of 48, the octets on a line of 64 letters, so that pieces can be encoded one by one. */
    private static final int PIECE = 48 * 1024;

    private static final int LINE = 64;

    private final InputStream octets;
    private final Base64.Encoder encoder;
    private final boolean lines;
    private byte[] letters = {};
    private int next;
    private boolean begun;
    private boolean ended;

    Base64Letters(InputStream octets, boolean lines) {
        this.octets = octets;
        this.lines = lines;
        this.encoder = lines ? Base64.getMimeEncoder(LINE, new byte[] {'\n'}) : Base64.getEncoder();
    }

    /** These letters with a text before and one behind them. */
    InputStream between(String before, String behind) {
        return new SequenceInputStream(Collections.enumeration(List.of(of(before), this, of(behind))));
    }

    private static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int read() throws IOException {
        return fill() ? letters[next++] : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        var count = Math.min(length, letters.length - next);
        System.arraycopy(letters, next, target, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (next == letters.length && !ended) {
            var piece = octets.readNBytes(PIECE);
            ended = piece.length < PIECE;
            letters = encoder.encode(piece);
            next = 0;
            if (lines && begun && letters.length > 0) {
                letters = withLineBreakBefore(letters);
            }
            begun = true;
        }
        return next < letters.length;
    }

    private static byte[] withLineBreakBefore(byte[] letters) {
        var all = new byte[letters.length + 1];
        all[0] = '\n';
        System.arraycopy(letters, 0, all, 1, letters.length);
        return all;
    }

    @Override
    public void close() throws IOException {
        octets.close();
    }
}
