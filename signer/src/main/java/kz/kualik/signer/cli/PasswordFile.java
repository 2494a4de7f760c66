package kz.kualik.signer.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import kz.kualik.crypto.Password;

/** A password in a file of its own: its first line. On the command line every program of the computer could read it. */
final class PasswordFile {

    private static final int LARGEST = 4096;

    private PasswordFile() {}

    static Password read(Path file) throws SignerStartException {
        var octets = new byte[0];
        try (var stream = Files.newInputStream(file)) {
            octets = stream.readNBytes(LARGEST);
            return password(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)));
        } catch (IOException e) {
            throw SignerStartException.passwordFile(file, e);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private static Password password(CharBuffer text) {
        var line = new char[lineLength(text)];
        try {
            text.get(line);
            return Password.of(line);
        } finally {
            Arrays.fill(line, '\0');
            Arrays.fill(text.array(), '\0');
        }
    }

    private static int lineLength(CharBuffer text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                return i;
            }
        }
        return text.length();
    }
}
