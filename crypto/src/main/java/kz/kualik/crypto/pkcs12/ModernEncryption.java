package kz.kualik.crypto.pkcs12;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import kz.kualik.crypto.Password;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;
import org.jspecify.annotations.Nullable;

/** PBES2 with PBKDF2 (RFC 8018): written with AES-256-CBC and HMAC-SHA-256, read with the usual others too. */
final class ModernEncryption {

    private static final Map<ASN1ObjectIdentifier, String> DERIVATIONS = Map.of(
            PKCSObjectIdentifiers.id_hmacWithSHA1, "PBKDF2WithHmacSHA1",
            PKCSObjectIdentifiers.id_hmacWithSHA224, "PBKDF2WithHmacSHA224",
            PKCSObjectIdentifiers.id_hmacWithSHA256, "PBKDF2WithHmacSHA256",
            PKCSObjectIdentifiers.id_hmacWithSHA384, "PBKDF2WithHmacSHA384",
            PKCSObjectIdentifiers.id_hmacWithSHA512, "PBKDF2WithHmacSHA512");

    private static final Map<ASN1ObjectIdentifier, Integer> KEY_BITS = Map.of(
            NISTObjectIdentifiers.id_aes128_CBC, 128,
            NISTObjectIdentifiers.id_aes192_CBC, 192,
            NISTObjectIdentifiers.id_aes256_CBC, 256,
            PKCSObjectIdentifiers.des_EDE3_CBC, 192);

    private ModernEncryption() {}

    static AlgorithmIdentifier identifier(byte[] salt, byte[] iv, int iterations) {
        var prf = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        return new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBES2,
                new PBES2Parameters(
                        new KeyDerivationFunc(
                                PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, iterations, 32, prf)),
                        new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv))));
    }

    static byte[] encrypt(Password password, byte[] salt, byte[] iv, int iterations, byte[] plain) {
        try {
            byte[] key = derive("PBKDF2WithHmacSHA256", password, salt, iterations, 256);
            return BlockCiphers.encrypt(
                    AESEngine.newInstance(), new ParametersWithIV(new KeyParameter(key), iv), plain);
        } catch (GeneralSecurityException e) {
            throw new ImpossibleEncryptionException(e);
        }
    }

    static byte[] decrypt(Password password, AlgorithmIdentifier algorithm, IterationBudget budget, byte[] encrypted)
            throws Pkcs12Exception {
        var pbes2 = PBES2Parameters.getInstance(algorithm.getParameters());
        ASN1ObjectIdentifier derivation = pbes2.getKeyDerivationFunc().getAlgorithm();
        if (!derivation.equals(PKCSObjectIdentifiers.id_PBKDF2)) {
            throw new UnsupportedPkcs12Exception("the key derivation " + derivation.getId());
        }
        var parameters = PBKDF2Params.getInstance(pbes2.getKeyDerivationFunc().getParameters());
        ASN1ObjectIdentifier cipher = pbes2.getEncryptionScheme().getAlgorithm();
        int keyBits = keyBits(cipher, parameters.getKeyLength());
        int iterations = budget.take(parameters.getIterationCount());
        try {
            byte[] key = derive(derivationName(parameters), password, parameters.getSalt(), iterations, keyBits);
            byte[] iv = ASN1OctetString.getInstance(pbes2.getEncryptionScheme().getParameters())
                    .getOctets();
            BlockCipher engine =
                    cipher.equals(PKCSObjectIdentifiers.des_EDE3_CBC) ? new DESedeEngine() : AESEngine.newInstance();
            return BlockCiphers.decrypt(engine, new ParametersWithIV(new KeyParameter(key), iv), encrypted);
        } catch (GeneralSecurityException e) {
            throw new UnsupportedPkcs12Exception("a key derivation that this runtime refuses", e);
        }
    }

    private static int keyBits(ASN1ObjectIdentifier cipher, @Nullable BigInteger stated) throws Pkcs12Exception {
        Integer bits = KEY_BITS.get(cipher);
        if (bits == null) {
            throw new UnsupportedPkcs12Exception("the cipher " + cipher.getId());
        }
        if (stated != null && !stated.equals(BigInteger.valueOf(bits / 8))) {
            throw new MalformedPkcs12Exception("a key length that does not fit the cipher");
        }
        return bits;
    }

    private static String derivationName(PBKDF2Params parameters) throws UnsupportedPkcs12Exception {
        ASN1ObjectIdentifier prf = parameters.getPrf().getAlgorithm();
        String name = DERIVATIONS.get(prf);
        if (name == null) {
            throw new UnsupportedPkcs12Exception("the pseudorandom function " + prf.getId());
        }
        return name;
    }

    /** The runtime's derivation takes the password as UTF-8, and is several times as fast as Bouncy Castle's. */
    private static byte[] derive(String name, Password password, byte[] salt, int iterations, int bits)
            throws GeneralSecurityException {
        char[] characters = password.characters();
        var spec = new PBEKeySpec(characters, salt, iterations, bits);
        try {
            return SecretKeyFactory.getInstance(name).generateSecret(spec).getEncoded();
        } finally {
            spec.clearPassword();
            Arrays.fill(characters, '\0');
        }
    }
}
