package kz.kualik.signature.xml.dsig;

import static kz.kualik.crypto.DigestAlgorithm.GOST3411_2015_256;
import static kz.kualik.crypto.DigestAlgorithm.GOST3411_2015_512;
import static kz.kualik.crypto.DigestAlgorithm.GOST34311_95;
import static kz.kualik.crypto.KeyFamily.ECDSA;
import static kz.kualik.crypto.KeyFamily.GOST_2004;
import static kz.kualik.crypto.KeyFamily.GOST_2015;
import static kz.kualik.crypto.KeyFamily.RSA;

import java.util.Arrays;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyFamily;
import kz.kualik.crypto.KzObjectIdentifiers;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The signature methods that are accepted: public-key signatures only. Keyed hashes (HMAC) are not in the list on purpose,
 * because a verifier that takes a public key for an HMAC key can be fooled by anyone.
 */
public enum XmlSignatureMethod {
    GOST_2015_512(
            "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512",
            GOST_2015,
            GOST3411_2015_512,
            KzObjectIdentifiers.GOST_2015_512_SIGNATURE,
            "GOST R 34.10-2015 (512 bit)"),
    GOST_2015_256(
            "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-256",
            GOST_2015,
            GOST3411_2015_256,
            KzObjectIdentifiers.GOST_2015_256_SIGNATURE,
            "GOST R 34.10-2015 (256 bit)"),
    GOST_34310_2004(
            "http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311",
            GOST_2004,
            GOST34311_95,
            KzObjectIdentifiers.GOST_34310_2004_SIGNATURE,
            "GOST 34.310-2004"),
    RSA_SHA256(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            RSA,
            DigestAlgorithm.SHA256,
            PKCSObjectIdentifiers.sha256WithRSAEncryption,
            "RSA with SHA-256"),
    RSA_SHA384(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            RSA,
            DigestAlgorithm.SHA384,
            PKCSObjectIdentifiers.sha384WithRSAEncryption,
            "RSA with SHA-384"),
    RSA_SHA512(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            RSA,
            DigestAlgorithm.SHA512,
            PKCSObjectIdentifiers.sha512WithRSAEncryption,
            "RSA with SHA-512"),
    RSA_SHA1(
            "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
            RSA,
            DigestAlgorithm.SHA1,
            PKCSObjectIdentifiers.sha1WithRSAEncryption,
            "RSA with SHA-1"),
    /** What old software of the NUC wrote for RSA with SHA-1; no standard has it. */
    RSA_SHA1_OF_NUC(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha1",
            RSA,
            DigestAlgorithm.SHA1,
            PKCSObjectIdentifiers.sha1WithRSAEncryption,
            "RSA with SHA-1"),
    ECDSA_SHA256(
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            ECDSA,
            DigestAlgorithm.SHA256,
            X9ObjectIdentifiers.ecdsa_with_SHA256,
            "ECDSA with SHA-256"),
    ECDSA_SHA384(
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            ECDSA,
            DigestAlgorithm.SHA384,
            X9ObjectIdentifiers.ecdsa_with_SHA384,
            "ECDSA with SHA-384"),
    ECDSA_SHA512(
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512",
            ECDSA,
            DigestAlgorithm.SHA512,
            X9ObjectIdentifiers.ecdsa_with_SHA512,
            "ECDSA with SHA-512");

    private final String uri;
    private final KeyFamily family;
    private final DigestAlgorithm digest;

    @SuppressWarnings("ImmutableEnumChecker") // object identifiers cannot change
    private final ASN1ObjectIdentifier oid;

    private final String words;

    XmlSignatureMethod(String uri, KeyFamily family, DigestAlgorithm digest, ASN1ObjectIdentifier oid, String words) {
        this.uri = uri;
        this.family = family;
        this.digest = digest;
        this.oid = oid;
        this.words = words;
    }

    /** The identifier that stands in {@code Algorithm}. */
    public String uri() {
        return uri;
    }

    /** The keys that it works with. */
    public KeyFamily family() {
        return family;
    }

    /** The digest of the signed octets. */
    public DigestAlgorithm digest() {
        return digest;
    }

    /** The same scheme as X.509 names it. */
    public AlgorithmIdentifier identifier() {
        return new AlgorithmIdentifier(oid);
    }

    /** A name for readers. */
    public String inWords() {
        return words;
    }

    /** The method with this identifier, if it is one of ours. */
    public static Optional<XmlSignatureMethod> of(String uri) {
        return Arrays.stream(values()).filter(method -> method.uri.equals(uri)).findFirst();
    }

    /** The method to write for a key of this family and this digest, if there is one. */
    public static Optional<XmlSignatureMethod> of(KeyFamily family, DigestAlgorithm digest) {
        return Arrays.stream(values())
                .filter(method -> method.family == family && method.digest == digest)
                .findFirst();
    }
}
