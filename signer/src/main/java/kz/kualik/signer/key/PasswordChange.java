package kz.kualik.signer.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.KeyFilePasswordRule;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
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
            if (contents.entries().size() != 1
                    || contents.entries().getFirst().chain().isEmpty()) {
                throw new StorageException.Unreadable("it holds "
                        + contents.entries().size() + " keys; the password of files with one key is changed");
            }
            var dialect = asTheNuc ? Pkcs12Dialect.NUC : Pkcs12Dialect.MODERN;
            DurableFiles.write(
                    file, new Pkcs12Writer(random).write(contents.entries().getFirst(), fresh, dialect));
        } catch (WrongPasswordException e) {
            throw new StorageException.WrongPassword(e);
        } catch (Pkcs12Exception e) {
            throw new StorageException.Unreadable("the file is not a sound PKCS#12 file: " + e.getMessage(), e);
        }
    }
}
