package kz.kualik.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import org.bouncycastle.asn1.x509.DigestInfo;

/** Signs finished digests: the second half of each signature algorithm without its first. */
final class DigestSigner {

    private final SignatureProviders providers;

    DigestSigner(SignatureProviders providers) {
        this.providers = providers;
    }

    byte[] sign(PrivateKey key, SignatureAlgorithm algorithm, byte[] digest) {
        try {
            return switch (algorithm.key().family()) {
                case GOST_2015, GOST_2004 ->
                    GostSignature.sign(
                            GostKeyFactory.toPrivateKey(GostParameterSet.GOST_2015_512, key),
                            digest,
                            new SecureRandom());
                case RSA -> rsa(key, algorithm, digest);
                case ECDSA -> ecdsa(key, digest);
            };
        } catch (InvalidKeyException e) {
            throw new UnusableKeyException(algorithm, key.getAlgorithm(), e);
        } catch (GeneralSecurityException e) {
            throw new SigningFailedException(algorithm, e);
        }
    }

    /** RFC 8017, section 8.2.1: the runtime has this signature under the name of an encryption only. */
    private static byte[] rsa(PrivateKey key, SignatureAlgorithm algorithm, byte[] digest)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
        cipher.init(Cipher.ENCRYPT_MODE, key);
        return cipher.doFinal(Der.encode(new DigestInfo(algorithm.digest().identifier(), digest)));
    }

    private byte[] ecdsa(PrivateKey key, byte[] digest) throws GeneralSecurityException {
        var signature = providers.signature("NONEwithECDSA", key);
        signature.initSign(key);
        signature.update(digest);
        return signature.sign();
    }
}
