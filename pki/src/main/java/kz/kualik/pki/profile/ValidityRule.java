package kz.kualik.pki.profile;

import java.time.Period;
import java.util.Optional;
import kz.kualik.pki.oid.KeyStorage;

/**
 * How long a certificate may be valid.
 *
 * @param inFile when the key lies in a file, or when the kind of certificate knows no storage
 * @param onToken when the key cannot leave a card or token
 */
public record ValidityRule(Period inFile, Period onToken) {

    /** The longest period for a key in that storage. */
    public Period forStorage(Optional<KeyStorage> storage) {
        boolean token = storage.map(KeyStorage::medium)
                .filter(medium -> medium == KeyStorage.Medium.TOKEN)
                .isPresent();
        return token ? onToken : inFile;
    }
}
