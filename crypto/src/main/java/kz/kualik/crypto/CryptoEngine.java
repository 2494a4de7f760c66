package kz.kualik.crypto;

import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.DigestCalculatorProvider;

/**
 * Makes keys, signs and verifies. Made once at start, immutable, shared by all threads; it finds out which provider is
 * the fastest that works here, and needs none of them registered.
 */
public final class CryptoEngine {

    private final SignatureProviders providers;
    private final PublicKeys publicKeys;
    private final PrivateKeys privateKeys;
    private final ProviderReport report;

    private CryptoEngine(SignatureProviders providers) {
        this.providers = providers;
        this.publicKeys = new PublicKeys(providers);
        this.privateKeys = new PrivateKeys(providers, publicKeys);
        this.report = providers.report();
    }

    /** With the Amazon Corretto provider for RSA and ECDSA where its native library loads, else with the runtime's. */
    public static CryptoEngine detect() {
        return new CryptoEngine(SignatureProviders.detect());
    }

    /** Without native acceleration, for comparison and for machines where it misbehaves. */
    public static CryptoEngine withoutAcceleration() {
        return new CryptoEngine(SignatureProviders.withoutAcceleration());
    }

    /** Which provider does what. */
    public ProviderReport providerReport() {
        return report;
    }

    /** Makes a key pair; RSA keys have the public exponent 65537. */
    public KeyPair generateKeyPair(KeyAlgorithm algorithm) {
        KeyPairGenerator generator = providers.keyPairGenerator(algorithm.family());
        AlgorithmParameterSpec parameters = switch (algorithm) {
            case GOST_2015_512 -> null;
            case RSA_2048, RSA_4096 -> new RSAKeyGenParameterSpec(algorithm.bits(), RSAKeyGenParameterSpec.F4);
            case ECDSA_P256 -> new ECGenParameterSpec("secp256r1");
            case ECDSA_P384 -> new ECGenParameterSpec("secp384r1");
        };
        try {
            if (parameters != null) {
                generator.initialize(parameters);
            }
        } catch (InvalidAlgorithmParameterException e) {
            throw new MissingAlgorithmException(algorithm.name(), e);
        }
        return generator.generateKeyPair();
    }

    /**
     * The public key in this structure.
     *
     * @throws UnsupportedKeyException if the algorithm is unknown or the octets are no such key
     */
    public PublicKey publicKey(SubjectPublicKeyInfo info) throws UnsupportedKeyException {
        return publicKeys.of(info);
    }

    /**
     * The private key in this PKCS#8 structure.
     *
     * @throws UnsupportedKeyException if the algorithm is unknown or the octets are no such key
     */
    public PrivateKey privateKey(PrivateKeyInfo info) throws UnsupportedKeyException {
        return privateKeys.of(info);
    }

    /** Whether a private and a public key are a pair, found out by signing with the one and verifying with the other. */
    public boolean belongTogether(PrivateKey privateKey, SubjectPublicKeyInfo publicKey) {
        return privateKeys.belongTogether(privateKey, publicKey);
    }

    /**
     * Signs data.
     *
     * @throws UnusableKeyException if the key does not fit the algorithm
     */
    public byte[] sign(PrivateKey key, SignatureAlgorithm algorithm, byte[] data) {
        Signature signature = signatureFor(key, algorithm);
        try {
            signature.update(data);
            return signature.sign();
        } catch (SignatureException e) {
            throw new SigningFailedException(algorithm, e);
        }
    }

    /**
     * Signs what somebody else has digested: the octets of the algorithm's digest, which are taken as they are. The signer
     * cannot know what they stand for.
     *
     * @throws UnusableKeyException if the key does not fit the algorithm
     * @throws IllegalArgumentException if the octets are not as many as the digest has
     */
    public byte[] signDigest(PrivateKey key, SignatureAlgorithm algorithm, byte[] digest) {
        if (digest.length != algorithm.digest().length()) {
            throw new IllegalArgumentException("a digest by " + algorithm.digest() + " has "
                    + algorithm.digest().length() + " octets, not " + digest.length);
        }
        return new DigestSigner(providers).sign(key, algorithm, digest);
    }

    private Signature signatureFor(PrivateKey key, SignatureAlgorithm algorithm) {
        Signature signature = providers.signature(algorithm.jcaName(), key);
        try {
            signature.initSign(key);
            return signature;
        } catch (InvalidKeyException e) {
            throw new UnusableKeyException(algorithm, key.getAlgorithm(), e);
        }
    }

    /**
     * A signer for many messages, one after the other.
     *
     * @throws UnusableKeyException if the key does not fit the algorithm
     */
    public MessageSigner messageSigner(PrivateKey key, SignatureAlgorithm algorithm) {
        return new MessageSigner(providers.signature(algorithm.jcaName()), key, algorithm);
    }

    /**
     * Whether a signature takes some tens of microseconds only: so little that handing it to another thread costs more than
     * waiting for it.
     */
    public boolean signsInNoTime(SignatureAlgorithm algorithm) {
        return providers.isAccelerated() && algorithm.key() == KeyAlgorithm.ECDSA_P256;
    }

    /** A signer for Bouncy Castle's builders; good for one signature, not for several threads. */
    public ContentSigner contentSigner(PrivateKey key, SignatureAlgorithm algorithm) {
        return new EngineContentSigner(signatureFor(key, algorithm), algorithm);
    }

    /** A verifier for Bouncy Castle's structures; the signature algorithm in them must fit the key. */
    public ContentVerifierProvider contentVerifierProvider(SubjectPublicKeyInfo key) {
        return new EngineContentVerifierProvider(this, key);
    }

    /**
     * Finds out how a signature is to be judged. The key decides on the family; the identifier may be that of the
     * signature or, as some signers write it, that of the key, and then the digest beside it decides.
     *
     * @param digestHint the digest algorithm named beside the signature (CMS), if the structure has one
     * @throws UnsupportedSignatureAlgorithmException if key, identifier and digest do not make a known scheme
     */
    public SignatureScheme scheme(
            SubjectPublicKeyInfo key, AlgorithmIdentifier signatureAlgorithm, Optional<DigestAlgorithm> digestHint)
            throws UnsupportedSignatureAlgorithmException {
        PublicKey publicKey;
        KeyFamily family;
        try {
            family = PublicKeys.familyOf(key);
            publicKey = publicKeys.of(key);
        } catch (UnsupportedKeyException e) {
            throw UnsupportedSignatureAlgorithmException.unusableKey(e);
        }
        var oid = signatureAlgorithm.getAlgorithm();
        DigestAlgorithm digest = switch (publicKey) {
            case GostPublicKey gost -> SignatureSchemes.digestForGost(gost.parameterSet(), oid, digestHint);
            default ->
                family == KeyFamily.RSA
                        ? SignatureSchemes.digestForRsa(oid, digestHint)
                        : SignatureSchemes.digestForEcdsa(oid, digestHint);
        };
        return new SignatureScheme(family, digest, publicKey);
    }

    /** Whether the signature is right. Octets that cannot be a signature at all are wrong, not an error. */
    public boolean verify(SignatureScheme scheme, byte[] data, byte[] signature) {
        return verify(scheme, data, 0, data.length, signature);
    }

    /** Whether the signature is right over a part of an array, which may be large and is not copied. */
    public boolean verify(SignatureScheme scheme, byte[] data, int offset, int length, byte[] signature) {
        try {
            Signature verifier = verifierFor(scheme);
            verifier.update(data, offset, length);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        }
    }

    /** A {@link Signature} ready to take the data, for content that comes in parts. */
    Signature verifierFor(SignatureScheme scheme) throws SignatureException {
        Signature verifier = providers.signature(scheme.jcaName());
        try {
            verifier.initVerify(scheme.key());
            return verifier;
        } catch (InvalidKeyException e) {
            throw new SignatureException("the key does not fit the scheme", e);
        }
    }

    /** Digests for Bouncy Castle's structures, by their object identifiers. */
    public DigestCalculatorProvider digestCalculatorProvider() {
        return new EngineDigestCalculatorProvider();
    }
}
