package kz.kualik.crypto.pkcs12;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.UnsupportedKeyException;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/**
 * Single private keys under a password: {@code EncryptedPrivateKeyInfo} (RFC 5958, section 3), for keys that have no
 * certificate yet, which PKCS#12 programs would not show. Written with PBES2, AES-256-CBC and PBKDF2 with HMAC-SHA-256.
 */
public final class EncryptedPrivateKeys {

    private static final int LARGEST = 32 * 1024;
    private static final int SALT_LENGTH = 16;
    private static final int IV_LENGTH = 16;

    private final CryptoEngine engine;
    private final SecureRandom random;

    /** @param random the source of salts */
    public EncryptedPrivateKeys(CryptoEngine engine, SecureRandom random) {
        this.engine = engine;
        this.random = random;
    }

    /**
     * Encrypts a key.
     *
     * @return DER
     * @throws UnwritableEntryException if the key has no encoding, because it lies in a token
     */
    public byte[] write(PrivateKey key, Password password) {
        byte[] plain = key.getEncoded();
        if (plain == null) {
            throw UnwritableEntryException.noEncoding("");
        }
        try {
            byte[] salt = random(SALT_LENGTH);
            byte[] iv = random(IV_LENGTH);
            var iterations = Pkcs12Writer.ITERATIONS;
            return new EncryptedPrivateKeyInfo(
                            ModernEncryption.identifier(salt, iv, iterations),
                            ModernEncryption.encrypt(password, salt, iv, iterations, plain))
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private byte[] random(int length) {
        var octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    /**
     * Decrypts a key.
     *
     * @throws WrongPasswordException if the password does not open it
     * @throws MalformedPkcs12Exception if it is no such structure
     * @throws ExpensivePkcs12Exception if it asks for too many iterations
     */
    public PrivateKey open(byte[] encrypted, Password password) throws Pkcs12Exception {
        if (encrypted.length > LARGEST) {
            throw new MalformedPkcs12Exception("it has " + encrypted.length + " octets, more than " + LARGEST);
        }
        byte[] plain = {};
        try {
            var info = EncryptedPrivateKeyInfo.getInstance(SafeContentsReader.parse(encrypted));
            plain = new PasswordBasedEncryption(password, new IterationBudget())
                    .decrypt(info.getEncryptionAlgorithm(), info.getEncryptedData());
            return engine.privateKey(PrivateKeyInfo.getInstance(plain));
        } catch (UnsupportedKeyException e) {
            // What a wrong password makes of the octets may happen to be a structure.
            throw new WrongPasswordException();
        } catch (RuntimeException e) {
            if (plain.length > 0) {
                throw new WrongPasswordException();
            }
            throw new MalformedPkcs12Exception(String.valueOf(e.getMessage()), e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
