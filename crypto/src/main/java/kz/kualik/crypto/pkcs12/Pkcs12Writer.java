package kz.kualik.crypto.pkcs12;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Arrays;
import kz.kualik.crypto.Password;

/** Writes PKCS#12 files (RFC 7292) in one of two dialects. */
public final class Pkcs12Writer {

    private final SecureRandom random;

    /** @param random the source of salts */
    public Pkcs12Writer(SecureRandom random) {
        this.random = random;
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
                case MODERN -> new ModernFormat(random, password).write(entry, key);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }
}
