package kz.kualik.authority.keys;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks by which the house knows again what it must not keep: HMAC-SHA-256 (RFC 2104) under a key of its own for each purpose,
 * which is made of a secret that lies among the keys and not in the database. Who has the database alone cannot try out whose
 * number stands behind a mark.
 */
public final class HouseSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "kualik mark 1 ";

    private final byte[] secret;

    /** @param secret at least 192 random bits, in whatever form */
    public HouseSecret(byte[] secret) {
        this.secret = secret.clone();
    }

    /** The 32 octets by which the text is known again, for this purpose only. */
    public byte[] mark(String purpose, String text) {
        return hmac(hmac(secret, VERSION + purpose), text);
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
