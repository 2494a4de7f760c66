package kz.kualik.signer.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Exception;
import kz.kualik.crypto.pkcs12.Pkcs12Reader;
import kz.kualik.crypto.pkcs12.WrongPasswordException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.SigningKey;

/** A PKCS#12 file (RFC 7292), ours or the NUC's, with the keys that it holds. */
public final class Pkcs12Storage implements OpenStorage {

    private final Map<StoredKey, PrivateKey> keys;

    private Pkcs12Storage(Map<StoredKey, PrivateKey> keys) {
        this.keys = keys;
    }

    /**
     * Opens a file.
     *
     * @throws StorageException if there is no such file, it is no PKCS#12 file, or the password is wrong
     */
    public static Pkcs12Storage open(CryptoEngine engine, Path file, Password password) throws StorageException {
        try {
            var contents = new Pkcs12Reader(engine).read(read(file), password);
            var keys = new LinkedHashMap<StoredKey, PrivateKey>();
            for (var entry : contents.entries()) {
                if (!entry.chain().isEmpty()) {
                    keys.put(stored(entry), entry.key());
                }
            }
            return new Pkcs12Storage(keys);
        } catch (WrongPasswordException e) {
            throw new StorageException.WrongPassword(e);
        } catch (Pkcs12Exception | IllegalArgumentException e) {
            throw new StorageException.Unreadable(e, "storage.not-a-key-file", String.valueOf(e.getMessage()));
        }
    }

    private static byte[] read(Path file) throws StorageException {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(Pkcs12Reader.MAXIMUM_SIZE + 1);
        } catch (NoSuchFileException e) {
            throw new StorageException.Absent("storage.no-file", file);
        } catch (IOException e) {
            throw new StorageException.Unreadable(e, "storage.unreadable", file);
        }
    }

    private static StoredKey stored(Pkcs12Entry entry) {
        var certificates = entry.chain().stream().map(Certificate::of).toList();
        return new StoredKey(entry.alias(), certificates.getFirst(), certificates.subList(1, certificates.size()));
    }

    @Override
    public StorageName name() {
        return StorageName.PKCS12;
    }

    @Override
    public List<StoredKey> keys() {
        return new ArrayList<>(keys.keySet());
    }

    @Override
    public SigningKey signingKey(StoredKey key) throws UnusableStoredKeyException {
        var privateKey = keys.get(key);
        if (privateKey == null) {
            throw UnusableStoredKeyException.unknown(key);
        }
        var algorithm = key.algorithm().orElseThrow(() -> UnusableStoredKeyException.oldAlgorithm(key));
        return new SigningKey(privateKey, algorithm.defaultSignature(), key.certificate(), key.chain());
    }

    @Override
    public void close() {
        keys.values().forEach(KeyErasure::erase);
        keys.clear();
    }
}
