package kz.kualik.crypto.pkcs12;

import java.util.Arrays;
import java.util.Optional;
import kz.kualik.crypto.Password;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.engines.RC2Engine;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;

/** The password-based encryption of PKCS#12 itself (RFC 7292, appendix C): SHA-1 with 3DES or RC2, in CBC mode. */
enum LegacyEncryption {
    TRIPLE_DES_3(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC, 192),
    TRIPLE_DES_2(PKCSObjectIdentifiers.pbeWithSHAAnd2_KeyTripleDES_CBC, 128),
    RC2_128(PKCSObjectIdentifiers.pbeWithSHAAnd128BitRC2_CBC, 128),
    RC2_40(PKCSObjectIdentifiers.pbeWithSHAAnd40BitRC2_CBC, 40);

    /** All of these ciphers have blocks of eight octets. */
    private static final int BLOCK_BITS = 64;

    @SuppressWarnings("ImmutableEnumChecker") // Bouncy Castle's values are immutable, only not marked so
    private final ASN1ObjectIdentifier oid;

    private final int keyBits;

    LegacyEncryption(ASN1ObjectIdentifier oid, int keyBits) {
        this.oid = oid;
        this.keyBits = keyBits;
    }

    static Optional<LegacyEncryption> of(ASN1ObjectIdentifier oid) {
        return Arrays.stream(values()).filter(scheme -> scheme.oid.equals(oid)).findFirst();
    }

    AlgorithmIdentifier identifier(byte[] salt, int iterations) {
        return new AlgorithmIdentifier(oid, new PKCS12PBEParams(salt, iterations));
    }

    byte[] encrypt(Password password, byte[] salt, int iterations, byte[] plain) {
        return BlockCiphers.encrypt(cipher(), keyAndIv(password, salt, iterations), plain);
    }

    byte[] decrypt(Password password, AlgorithmIdentifier algorithm, IterationBudget budget, byte[] encrypted)
            throws Pkcs12Exception {
        var parameters = PKCS12PBEParams.getInstance(algorithm.getParameters());
        int iterations = budget.take(parameters.getIterations());
        return BlockCiphers.decrypt(cipher(), keyAndIv(password, parameters.getIV(), iterations), encrypted);
    }

    private BlockCipher cipher() {
        return switch (this) {
            case TRIPLE_DES_3, TRIPLE_DES_2 -> new DESedeEngine();
            case RC2_128, RC2_40 -> new RC2Engine();
        };
    }

    private CipherParameters keyAndIv(Password password, byte[] salt, int iterations) {
        var generator = new PKCS12ParametersGenerator(new SHA1Digest());
        byte[] octets = PasswordOctets.bmp(password);
        try {
            generator.init(octets, salt, iterations);
            return generator.generateDerivedParameters(keyBits, BLOCK_BITS);
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }
}
