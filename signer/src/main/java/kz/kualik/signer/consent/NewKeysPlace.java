package kz.kualik.signer.consent;

import java.nio.file.Path;
import kz.kualik.crypto.Password;

/**
 * Where new keys shall lie. Whoever asked closes it, and with it the password.
 *
 * @param folder on this computer or on a stick
 * @param password for the key files
 */
public record NewKeysPlace(Path folder, Password password) implements AutoCloseable {

    @Override
    public void close() {
        password.close();
    }
}
