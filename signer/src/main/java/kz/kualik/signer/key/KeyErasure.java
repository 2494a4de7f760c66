package kz.kualik.signer.key;

import java.security.PrivateKey;
import javax.security.auth.DestroyFailedException;

/** Erases private keys after their use, as far as the runtime can. */
public final class KeyErasure {

    private KeyErasure() {}

    /** Keys of our own provider are overwritten; the runtime's RSA and EC keys cannot be, being forgotten has to do. */
    public static void erase(PrivateKey key) {
        try {
            key.destroy();
        } catch (DestroyFailedException e) {
            System.getLogger(KeyErasure.class.getName())
                    .log(System.Logger.Level.TRACE, "a key of {0} cannot be erased", key.getAlgorithm());
        }
    }
}
