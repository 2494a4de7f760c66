package kz.kualik.crypto;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.jspecify.annotations.Nullable;

/** Makes key pairs of one Kazakh algorithm for {@link java.security.KeyPairGenerator}. */
final class GostKeyPairGenerator extends KeyPairGeneratorSpi {

    private final GostParameterSet set;
    private SecureRandom random = new SecureRandom();

    GostKeyPairGenerator(GostParameterSet set) {
        this.set = set;
    }

    /** The size may be named, but only the one of the algorithm. */
    @Override
    public void initialize(int keySize, @Nullable SecureRandom random) {
        if (keySize != set.fieldLength() * 8) {
            throw new InvalidParameterException(
                    "keys of " + set.jcaName() + " have " + set.fieldLength() * 8 + " bits, not " + keySize);
        }
        this.random = random == null ? new SecureRandom() : random;
    }

    @Override
    public void initialize(@Nullable AlgorithmParameterSpec parameters, @Nullable SecureRandom random)
            throws InvalidAlgorithmParameterException {
        if (parameters != null) {
            throw new InvalidAlgorithmParameterException(set.jcaName() + " has one parameter set only");
        }
        this.random = random == null ? new SecureRandom() : random;
    }

    @Override
    public KeyPair generateKeyPair() {
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(set.domain(), random));
        var pair = generator.generateKeyPair();
        var publicKey = (ECPublicKeyParameters) pair.getPublic();
        var privateKey = (ECPrivateKeyParameters) pair.getPrivate();
        return new KeyPair(new GostPublicKey(set, publicKey.getQ()), new GostPrivateKey(set, privateKey.getD()));
    }
}
