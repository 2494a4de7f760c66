package kz.kualik.authority.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import kz.kualik.crypto.Password;

/** Passphrases of the authority's key files: 192 random bits, in a file of their own. */
final class Passphrase {

    private static final int RANDOM_OCTETS = 24;
    private static final int MAXIMUM_FILE_SIZE = 1024;

    private Passphrase() {}

    /** A new one, as the ASCII octets that go into its file. */
    static byte[] generate(SecureRandom random) {
        var octets = new byte[RANDOM_OCTETS];
        random.nextBytes(octets);
        try {
            return Base64.getUrlEncoder().encode(octets);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    /** Reads a passphrase from its file, which nobody else may be able to read; white space around it does not count. */
    static Password read(Path file) {
        var octets = PrivateFiles.read(file, MAXIMUM_FILE_SIZE);
        PrivateFiles.requirePrivate(file);
        try {
            return password(octets);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    static Password password(byte[] octets) {
        var characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(octets));
        var from = 0;
        var to = characters.length();
        while (from < to && Character.isWhitespace(characters.get(from))) {
            from++;
        }
        while (to > from && Character.isWhitespace(characters.get(to - 1))) {
            to--;
        }
        var stripped = new char[to - from];
        characters.get(from, stripped);
        try {
            return Password.of(stripped);
        } finally {
            Arrays.fill(stripped, '\0');
            Arrays.fill(characters.array(), '\0');
        }
    }
}
