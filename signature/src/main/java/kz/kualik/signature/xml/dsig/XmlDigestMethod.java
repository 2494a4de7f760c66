package kz.kualik.signature.xml.dsig;

import java.util.Arrays;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;

/** The digests of references, with the identifiers under which the NUC's software and the W3C know them. */
public enum XmlDigestMethod {
    GOST_2015_512(
            "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512", DigestAlgorithm.GOST3411_2015_512),
    GOST_2015_256(
            "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-256", DigestAlgorithm.GOST3411_2015_256),
    GOST_34311("http://www.w3.org/2001/04/xmldsig-more#gost34311", DigestAlgorithm.GOST34311_95),
    SHA256("http://www.w3.org/2001/04/xmlenc#sha256", DigestAlgorithm.SHA256),
    SHA384("http://www.w3.org/2001/04/xmldsig-more#sha384", DigestAlgorithm.SHA384),
    SHA512("http://www.w3.org/2001/04/xmlenc#sha512", DigestAlgorithm.SHA512),
    SHA1("http://www.w3.org/2000/09/xmldsig#sha1", DigestAlgorithm.SHA1),
    /** What old software of the NUC wrote for SHA-1; no standard has it. */
    SHA1_OF_NUC("http://www.w3.org/2001/04/xmldsig-more#sha1", DigestAlgorithm.SHA1);

    private final String uri;
    private final DigestAlgorithm digest;

    XmlDigestMethod(String uri, DigestAlgorithm digest) {
        this.uri = uri;
        this.digest = digest;
    }

    /** The identifier that stands in {@code Algorithm}. */
    public String uri() {
        return uri;
    }

    /** The digest itself. */
    public DigestAlgorithm digest() {
        return digest;
    }

    /** The method with this identifier, if it is one of ours. */
    public static Optional<XmlDigestMethod> of(String uri) {
        return Arrays.stream(values()).filter(method -> method.uri.equals(uri)).findFirst();
    }

    /** The method to write for this digest; there is one for each. */
    public static XmlDigestMethod of(DigestAlgorithm digest) {
        return switch (digest) {
            case GOST3411_2015_512 -> GOST_2015_512;
            case GOST3411_2015_256 -> GOST_2015_256;
            case GOST34311_95 -> GOST_34311;
            case SHA1 -> SHA1;
            case SHA256 -> SHA256;
            case SHA384 -> SHA384;
            case SHA512 -> SHA512;
        };
    }
}
