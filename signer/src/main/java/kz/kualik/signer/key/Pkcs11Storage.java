package kz.kualik.signer.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.login.LoginException;
import kz.kualik.crypto.Password;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.signature.SigningKey;

/**
 * A token behind a PKCS#11 library (OASIS PKCS #11 version 2.40). Its private keys stay in it; the runtime's provider for the
 * library signs with them. Closing logs out.
 */
public final class Pkcs11Storage implements OpenStorage {

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final StorageName name;
    private final Provider provider;
    private final Map<StoredKey, PrivateKey> keys;

    private Pkcs11Storage(StorageName name, Provider provider, Map<StoredKey, PrivateKey> keys) {
        this.name = name;
        this.provider = provider;
        this.keys = keys;
    }

    /**
     * Opens a token.
     *
     * @param name under which pages know the token
     * @param library the token's PKCS#11 library
     * @param slot the number that the library has given the token's slot; absent for the first slot that it lists
     * @param pin the user's PIN; a wrong one costs one of the token's tries
     * @throws StorageException if there is no token, or the PIN is wrong
     */
    public static Pkcs11Storage open(StorageName name, Path library, OptionalInt slot, Password pin)
            throws StorageException {
        if (!Files.isRegularFile(library)) {
            throw new StorageException.Absent("storage.no-library", library);
        }
        var provider = provider(library, slot);
        var characters = pin.characters();
        try {
            var store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, characters);
            // The token's keys have no encoding, so that signing finds this provider by asking all for one that takes
            // them.
            Security.addProvider(provider);
            return new Pkcs11Storage(name, provider, keys(store));
        } catch (IOException e) {
            if (isWrongPin(e)) {
                throw new StorageException.WrongPassword(e);
            }
            throw new StorageException.Unreadable(e, "storage.token-closed");
        } catch (GeneralSecurityException e) {
            throw new StorageException.Unreadable(e, "storage.token-unusable");
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static Provider provider(Path library, OptionalInt slot) throws StorageException {
        var configuration = "--name = kualik-signer-" + NUMBERS.incrementAndGet() + "\nlibrary = \"" + library + "\"\n"
                + (slot.isPresent() ? "slot = " + slot.getAsInt() : "slotListIndex = 0") + "\n";
        try {
            return Security.getProvider("SunPKCS11").configure(configuration);
        } catch (RuntimeException e) {
            throw slot.isPresent()
                    ? new StorageException.Absent("storage.no-token-in-slot", library, slot.getAsInt())
                    : new StorageException.Absent("storage.no-token", library);
        }
    }

    private static boolean isWrongPin(Throwable problem) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            if (at instanceof LoginException || at instanceof UnrecoverableKeyException) {
                return true;
            }
        }
        return false;
    }

    private static Map<StoredKey, PrivateKey> keys(KeyStore store) throws GeneralSecurityException, StorageException {
        var keys = new LinkedHashMap<StoredKey, PrivateKey>();
        for (var alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, null) instanceof PrivateKey key && store.getCertificateChain(alias) != null) {
                var chain = chain(store.getCertificateChain(alias));
                keys.put(new StoredKey(alias, chain.getFirst(), chain.subList(1, chain.size())), key);
            }
        }
        return keys;
    }

    private static List<Certificate> chain(java.security.cert.Certificate[] encoded) throws StorageException {
        var chain = new ArrayList<Certificate>();
        for (var certificate : encoded) {
            try {
                chain.add(Certificate.parse(certificate.getEncoded()));
            } catch (CertificateException | MalformedCertificateException e) {
                throw new StorageException.Unreadable(e, "storage.token-certificate");
            }
        }
        return chain;
    }

    @Override
    public StorageName name() {
        return name;
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
        keys.clear();
        Security.removeProvider(provider.getName());
        if (provider instanceof AuthProvider token) {
            try {
                token.logout();
            } catch (LoginException e) {
                System.getLogger(Pkcs11Storage.class.getName())
                        .log(System.Logger.Level.INFO, "the token did not log out: {0}", e.getMessage());
            }
        }
    }
}
