package kz.kualik.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** The digests that occur in Kazakh certificates and signatures. */
@SuppressWarnings("ImmutableEnumChecker") // Bouncy Castle's values are immutable, only not marked so
public enum DigestAlgorithm {
    /** GOST R 34.11-2015 with 256 bits (RFC 6986). */
    GOST3411_2015_256(KzObjectIdentifiers.GOST_3411_2015_256_DIGEST, "GOST3411-2015-256", 32, true),
    /** GOST R 34.11-2015 with 512 bits (RFC 6986). */
    GOST3411_2015_512(KzObjectIdentifiers.GOST_3411_2015_512_DIGEST, "GOST3411-2015-512", 64, true),
    /** GOST 34.311-95 with the test substitution block (RFC 5831): only to check old signatures. */
    GOST34311_95(KzObjectIdentifiers.GOST_34311_95_DIGEST, "GOST34311-95", 32, true),
    /** Broken for collisions: only to check old signatures, and as the name of a key in identifiers. */
    SHA1(OIWObjectIdentifiers.idSHA1, "SHA-1", 20, false),
    SHA256(NISTObjectIdentifiers.id_sha256, "SHA-256", 32, false),
    SHA384(NISTObjectIdentifiers.id_sha384, "SHA-384", 48, false),
    SHA512(NISTObjectIdentifiers.id_sha512, "SHA-512", 64, false);

    private final ASN1ObjectIdentifier oid;
    private final String jcaName;
    private final int length;
    private final boolean gost;

    DigestAlgorithm(ASN1ObjectIdentifier oid, String jcaName, int length, boolean gost) {
        this.oid = oid;
        this.jcaName = jcaName;
        this.length = length;
        this.gost = gost;
    }

    /** The digest with this object identifier, if Kualik knows it. */
    public static Optional<DigestAlgorithm> of(ASN1ObjectIdentifier oid) {
        return Arrays.stream(values()).filter(digest -> digest.oid.equals(oid)).findFirst();
    }

    public ASN1ObjectIdentifier oid() {
        return oid;
    }

    /** The identifier with an explicit NULL as parameters, as the NUC writes it. */
    public AlgorithmIdentifier identifier() {
        return new AlgorithmIdentifier(oid, DERNull.INSTANCE);
    }

    /** The name under which {@link MessageDigest} knows the digest once {@link KualikProvider} is registered. */
    public String jcaName() {
        return jcaName;
    }

    /** Whether it is one of the Kazakh (Russian) standards. */
    public boolean isGost() {
        return gost;
    }

    /** The length of the digest in octets. */
    public int length() {
        return length;
    }

    /** A fresh digest; it needs no registered provider. */
    public MessageDigest newDigest() {
        try {
            Provider provider = KualikProvider.instance();
            return gost ? MessageDigest.getInstance(jcaName, provider) : MessageDigest.getInstance(jcaName);
        } catch (NoSuchAlgorithmException e) {
            throw new MissingAlgorithmException(jcaName, e);
        }
    }

    /** The digest of the concatenation of these parts. */
    public byte[] digest(byte[]... parts) {
        MessageDigest digest = newDigest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
