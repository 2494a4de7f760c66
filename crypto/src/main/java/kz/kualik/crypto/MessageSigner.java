package kz.kualik.crypto;

import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;

/**
 * Signs one message after the other with one key, without looking for a provider and loading the key each time. Not for
 * several threads at once: whoever signs on many threads keeps one for each.
 */
public final class MessageSigner {

    private final Signature signature;
    private final PrivateKey key;
    private final SignatureAlgorithm algorithm;

    MessageSigner(Signature signature, PrivateKey key, SignatureAlgorithm algorithm) {
        this.signature = signature;
        this.key = key;
        this.algorithm = algorithm;
        begin();
    }

    /**
     * The signature of a part of these octets.
     *
     * @throws SigningFailedException if the provider fails; the signer may be used again
     */
    public byte[] sign(byte[] octets, int offset, int length) {
        boolean done = false;
        try {
            signature.update(octets, offset, length);
            var signed = signature.sign();
            done = true;
            return signed;
        } catch (SignatureException e) {
            throw new SigningFailedException(algorithm, e);
        } finally {
            if (!done) {
                // Octets of the message that failed must not come before the next one.
                begin();
            }
        }
    }

    private void begin() {
        try {
            signature.initSign(key);
        } catch (InvalidKeyException e) {
            throw new UnusableKeyException(algorithm, key.getAlgorithm(), e);
        }
    }
}
