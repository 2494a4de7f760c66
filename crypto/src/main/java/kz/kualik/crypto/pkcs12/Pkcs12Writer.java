package kz.kualik.crypto.pkcs12;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Arrays;
import kz.kualik.crypto.Password;

/** Writes PKCS#12 files (RFC 7292) in one of two dialects. */
public final class Pkcs12Writer {

    /** Slow enough to hurt a guesser, short enough (some tenths of a second) not to hurt the owner. */
    static final int ITERATIONS = 200_000;

    /** What is random cannot be guessed, however quick a guess is; RFC 8018 (section 4.2) asks for a thousand at least. */
    static final int ITERATIONS_FOR_RANDOM_PASSPHRASES = 2_000;

    private final SecureRandom random;
    private final int modernIterations;

    /**
     * A writer for passwords that people choose.
     *
     * @param random the source of salts
     */
    public Pkcs12Writer(SecureRandom random) {
        this(random, ITERATIONS);
    }

    private Pkcs12Writer(SecureRandom random, int modernIterations) {
        this.random = random;
        this.modernIterations = modernIterations;
    }

    /**
     * A writer for passphrases of 128 random bits and more: files of the modern dialect open quickly, and guessing is no
     * easier for it.
     *
     * @param random the source of salts
     */
    public static Pkcs12Writer forRandomPassphrases(SecureRandom random) {
        return new Pkcs12Writer(random, ITERATIONS_FOR_RANDOM_PASSPHRASES);
    }

    /**
     * Writes one key with its certificates. In the NUC's dialect only the key's own certificate is written, as the NUC
     * does; the modern dialect holds the whole chain.
     *
     * @throws UnwritableEntryException if the key has no encoding or the entry no certificate
     */
    public byte[] write(Pkcs12Entry entry, Password password, Pkcs12Dialect dialect) {
        if (entry.chain().isEmpty()) {
            throw UnwritableEntryException.noCertificate(entry.alias());
        }
        byte[] key = entry.key().getEncoded();
        if (key == null || !"PKCS#8".equals(entry.key().getFormat())) {
            throw UnwritableEntryException.noEncoding(entry.alias());
        }
        try {
            return switch (dialect) {
                case NUC -> new NucFormat(random, password).write(entry, key);
                case MODERN -> new ModernFormat(random, password, modernIterations).write(entry, key);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
