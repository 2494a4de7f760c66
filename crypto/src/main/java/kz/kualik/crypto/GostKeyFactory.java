package kz.kualik.crypto;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/** Reads and writes keys of one Kazakh algorithm for {@link java.security.KeyFactory}. */
final class GostKeyFactory extends KeyFactorySpi {

    private final GostParameterSet set;

    GostKeyFactory(GostParameterSet set) {
        this.set = set;
    }

    @Override
    protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
        if (!(spec instanceof X509EncodedKeySpec x509)) {
            throw new InvalidKeySpecException("public keys are read from an X509EncodedKeySpec");
        }
        try {
            return readPublic(set, x509.getEncoded());
        } catch (UnsupportedKeyException e) {
            throw new InvalidKeySpecException(e.getMessage(), e);
        }
    }

    @Override
    protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
        if (!(spec instanceof PKCS8EncodedKeySpec pkcs8)) {
            throw new InvalidKeySpecException("private keys are read from a PKCS8EncodedKeySpec");
        }
        byte[] encoded = pkcs8.getEncoded();
        try {
            return readPrivate(set, encoded);
        } catch (UnsupportedKeyException e) {
            throw new InvalidKeySpecException(e.getMessage(), e);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    @Override
    protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> wanted) throws InvalidKeySpecException {
        if (key instanceof GostPublicKey && wanted.isAssignableFrom(X509EncodedKeySpec.class)) {
            return wanted.cast(new X509EncodedKeySpec(key.getEncoded()));
        }
        if (key instanceof GostPrivateKey && wanted.isAssignableFrom(PKCS8EncodedKeySpec.class)) {
            return wanted.cast(new PKCS8EncodedKeySpec(key.getEncoded()));
        }
        throw new InvalidKeySpecException("this key has no " + wanted.getSimpleName());
    }

    @Override
    protected Key engineTranslateKey(Key key) throws InvalidKeyException {
        return switch (key) {
            case PublicKey publicKey -> toPublicKey(set, publicKey);
            case PrivateKey privateKey -> toPrivateKey(set, privateKey);
            default -> throw new InvalidKeyException("neither a public nor a private key");
        };
    }

    /** The key itself if it is ours, else read from its encoding. */
    static GostPublicKey toPublicKey(GostParameterSet set, @Nullable PublicKey key) throws InvalidKeyException {
        if (key instanceof GostPublicKey ours && ours.parameterSet() == set) {
            return ours;
        }
        byte[] encoded = encodingOf(key, "X.509");
        try {
            return readPublic(set, encoded);
        } catch (UnsupportedKeyException e) {
            throw new InvalidKeyException(e.getMessage(), e);
        }
    }

    /** The key itself if it is ours, else read from its encoding. */
    static GostPrivateKey toPrivateKey(GostParameterSet set, @Nullable PrivateKey key) throws InvalidKeyException {
        if (key instanceof GostPrivateKey ours && ours.parameterSet() == set) {
            return ours;
        }
        byte[] encoded = encodingOf(key, "PKCS#8");
        try {
            return readPrivate(set, encoded);
        } catch (UnsupportedKeyException e) {
            throw new InvalidKeyException(e.getMessage(), e);
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    private static byte[] encodingOf(@Nullable Key key, String format) throws InvalidKeyException {
        byte[] encoded = key != null && format.equals(key.getFormat()) ? key.getEncoded() : null;
        if (encoded == null) {
            throw new InvalidKeyException("the key has no " + format + " encoding");
        }
        return encoded;
    }

    private static GostPublicKey readPublic(GostParameterSet set, byte[] encoded) throws UnsupportedKeyException {
        SubjectPublicKeyInfo info;
        try {
            info = SubjectPublicKeyInfo.getInstance(encoded);
        } catch (RuntimeException e) {
            throw UnsupportedKeyException.malformed("it is not a SubjectPublicKeyInfo", e);
        }
        GostPublicKey key = GostPublicKey.of(info);
        requireSet(set, key.parameterSet());
        return key;
    }

    private static GostPrivateKey readPrivate(GostParameterSet set, byte[] encoded) throws UnsupportedKeyException {
        PrivateKeyInfo info;
        try {
            info = PrivateKeyInfo.getInstance(encoded);
        } catch (RuntimeException e) {
            throw UnsupportedKeyException.malformed("it is not a PrivateKeyInfo", e);
        }
        GostPrivateKey key = GostPrivateKey.of(info);
        requireSet(set, key.parameterSet());
        return key;
    }

    private static void requireSet(GostParameterSet wanted, GostParameterSet found) throws UnsupportedKeyException {
        if (wanted != found) {
            throw UnsupportedKeyException.malformed("it is of " + found.jcaName() + " instead of " + wanted.jcaName());
        }
    }
}
