package kz.kualik.signer.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import kz.kualik.signer.message.NotBase64Exception;
import kz.kualik.signer.message.Text;

/** What a text is base64 of, in memory. */
final class Octets {

    private Octets() {}

    static byte[] of(Text text) throws NotBase64Exception {
        try (var stream = text.base64().open()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
