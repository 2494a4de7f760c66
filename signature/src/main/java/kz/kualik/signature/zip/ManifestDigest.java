package kz.kualik.signature.zip;

import java.util.Arrays;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.SignatureAlgorithm;

/** The digests that a manifest may name, by their URIs. SHA-1 is not among them. */
enum ManifestDigest {
    GOST_2015_512(
            "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512", DigestAlgorithm.GOST3411_2015_512),
    GOST_2015_256(
            "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-256", DigestAlgorithm.GOST3411_2015_256),
    GOST_34311("http://www.w3.org/2001/04/xmldsig-more#gost34311", DigestAlgorithm.GOST34311_95),
    SHA_256("http://www.w3.org/2001/04/xmlenc#sha256", DigestAlgorithm.SHA256),
    SHA_384("http://www.w3.org/2001/04/xmldsig-more#sha384", DigestAlgorithm.SHA384),
    SHA_512("http://www.w3.org/2001/04/xmlenc#sha512", DigestAlgorithm.SHA512);

    private final String uri;
    private final DigestAlgorithm algorithm;

    ManifestDigest(String uri, DigestAlgorithm algorithm) {
        this.uri = uri;
        this.algorithm = algorithm;
    }

    static Optional<ManifestDigest> of(String uri) {
        return Arrays.stream(values()).filter(digest -> digest.uri.equals(uri)).findFirst();
    }

    /** The digest that belongs to a signature algorithm. */
    static ManifestDigest fitting(SignatureAlgorithm signature) {
        return Arrays.stream(values())
                .filter(digest -> digest.algorithm == signature.digest())
                .findFirst()
                .orElse(SHA_256);
    }

    String uri() {
        return uri;
    }

    DigestAlgorithm algorithm() {
        return algorithm;
    }
}
