package kz.kualik.signer.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.KeyFilePasswordRule;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Exception;
import kz.kualik.crypto.pkcs12.Pkcs12Reader;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.crypto.pkcs12.WrongPasswordException;
import kz.kualik.signer.files.DurableFiles;

/** Another password for a key file: the file is written anew, and the old one stays until the new one is whole. */
public final class PasswordChange {

    private final CryptoEngine engine;
    private final SecureRandom random;

    /** @param random the source of salts */
    public PasswordChange(CryptoEngine engine, SecureRandom random) {
        this.engine = engine;
        this.random = random;
    }

    /**
     * Changes the password.
     *
     * @param asTheNuc whether the new file is written in the NUC's weak dialect, which its programs read
     * @throws StorageException if the old password is wrong, the new one too weak, or the file holds not exactly one key
     * @throws IOException if the file cannot be read or written; then it is as it was
     */
    public void change(Path file, Password old, Password fresh, boolean asTheNuc) throws StorageException, IOException {
        if (!KeyFilePasswordRule.shortcomings(fresh).isEmpty()) {
            throw new StorageException.WeakPassword();
        }
        try {
            var contents = new Pkcs12Reader(engine).read(Files.readAllBytes(file), old);
            try {
                write(file, contents.entries(), fresh, asTheNuc ? Pkcs12Dialect.NUC : Pkcs12Dialect.MODERN);
            } finally {
                contents.entries().forEach(entry -> KeyErasure.erase(entry.key()));
            }
        } catch (WrongPasswordException e) {
            throw new StorageException.WrongPassword(e);
        } catch (Pkcs12Exception e) {
            throw new StorageException.Unreadable(e, "storage.not-a-key-file", String.valueOf(e.getMessage()));
        }
    }

    private void write(Path file, List<Pkcs12Entry> entries, Password fresh, Pkcs12Dialect dialect)
            throws StorageException, Pkcs12Exception, IOException {
        if (entries.size() != 1 || entries.getFirst().chain().isEmpty()) {
            throw new StorageException.Unreadable("storage.several-keys", entries.size());
        }
        DurableFiles.write(file, new Pkcs12Writer(random).write(entries.getFirst(), fresh, dialect));
    }
}
