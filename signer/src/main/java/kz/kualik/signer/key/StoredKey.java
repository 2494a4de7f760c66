package kz.kualik.signer.key;

import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.UnsupportedKeyException;
import kz.kualik.pki.certificate.Certificate;

/**
 * A key as its storage shows it before it is used.
 *
 * @param alias the key's name in its storage
 * @param certificate its certificate
 * @param chain the certificates above it that the storage holds, the issuer's first
 */
public record StoredKey(String alias, Certificate certificate, List<Certificate> chain) {

    public StoredKey {
        chain = List.copyOf(chain);
    }

    /** The algorithm, if Kualik signs with such keys; old ones (GOST 34.310-2004) can only be looked at. */
    public Optional<KeyAlgorithm> algorithm() {
        try {
            return Optional.of(KeyAlgorithm.of(certificate.publicKeyInfo()));
        } catch (UnsupportedKeyException e) {
            return Optional.empty();
        }
    }

    /** Alias and serial number: names of people do not belong into logs. */
    @Override
    public String toString() {
        return "StoredKey[" + alias + ", " + certificate + "]";
    }
}
