package kz.kualik.signer.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import kz.kualik.signature.DocumentContent;

/** The content that a run of base64 letters stands for. It is decoded on each reading, so it takes no memory of its own. */
final class Base64Content implements DocumentContent {

    private static final int BUFFER_SIZE = 1 << 16;

    private final byte[] letters;
    private final int from;
    private final int to;
    private final long size;

    private Base64Content(byte[] letters, int from, int to, long size) {
        this.letters = letters;
        this.from = from;
        this.to = to;
        this.size = size;
    }

    static Base64Content of(byte[] letters, int from, int to) throws NotBase64Exception {
        try (var stream = stream(letters, from, to)) {
            var buffer = new byte[BUFFER_SIZE];
            var size = 0L;
            for (var length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                size += length;
            }
            return new Base64Content(letters, from, to, size);
        } catch (IOException e) {
            throw new NotBase64Exception(e);
        }
    }

    private static InputStream stream(byte[] letters, int from, int to) {
        return Base64.getDecoder().wrap(new ByteArrayInputStream(letters, from, to - from));
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        return stream(letters, from, to);
    }
}
