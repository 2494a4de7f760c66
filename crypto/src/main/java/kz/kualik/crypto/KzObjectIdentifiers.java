package kz.kualik.crypto;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * The object identifiers of the Kazakh algorithms, arc 1.2.398.3.10.1 of the national registry (root.gov.kz/oid).
 */
public final class KzObjectIdentifiers {

    /** The arc of all Kazakh cryptographic algorithms. */
    public static final ASN1ObjectIdentifier ALGORITHMS = new ASN1ObjectIdentifier("1.2.398.3.10.1");

    /** Public key of GOST 34.310-2004. */
    public static final ASN1ObjectIdentifier GOST_34310_2004_KEY = ALGORITHMS.branch("1.1.1");

    /** Domain parameters A of GOST 34.310-2004: the curve known elsewhere as CryptoPro-A. */
    public static final ASN1ObjectIdentifier GOST_34310_2004_PARAMETERS_A = GOST_34310_2004_KEY.branch("1");

    /** Signature GOST 34.310-2004 over the digest GOST 34.311-95. */
    public static final ASN1ObjectIdentifier GOST_34310_2004_SIGNATURE = ALGORITHMS.branch("1.1.2");

    /** Public key of ST RK GOST R 34.10-2015 with 256 bits. */
    public static final ASN1ObjectIdentifier GOST_2015_256_KEY = ALGORITHMS.branch("1.2.1");

    /** Domain parameters A for 256 bits: the curve known elsewhere as Tc26-256-paramSetA. */
    public static final ASN1ObjectIdentifier GOST_2015_256_PARAMETERS_A = GOST_2015_256_KEY.branch("1");

    /** Public key of ST RK GOST R 34.10-2015 with 512 bits. */
    public static final ASN1ObjectIdentifier GOST_2015_512_KEY = ALGORITHMS.branch("1.2.2");

    /** Domain parameters A for 512 bits: the curve known elsewhere as Tc26-512-paramSetA. */
    public static final ASN1ObjectIdentifier GOST_2015_512_PARAMETERS_A = GOST_2015_512_KEY.branch("1");

    /** Signature GOST R 34.10-2015 (256 bits) over the 256-bit digest GOST R 34.11-2015. */
    public static final ASN1ObjectIdentifier GOST_2015_256_SIGNATURE = ALGORITHMS.branch("1.2.3.1");

    /** Signature GOST R 34.10-2015 (512 bits) over the 512-bit digest GOST R 34.11-2015. */
    public static final ASN1ObjectIdentifier GOST_2015_512_SIGNATURE = ALGORITHMS.branch("1.2.3.2");

    /** Digest GOST 34.311-95. */
    public static final ASN1ObjectIdentifier GOST_34311_95_DIGEST = ALGORITHMS.branch("3.1");

    /** The substitution block that the keys of GOST 34.310-2004 name: the "test" block of GOST 34.311-95. */
    public static final ASN1ObjectIdentifier GOST_34311_95_TEST_PARAMETERS = GOST_34311_95_DIGEST.branch("1.0");

    /** Digest GOST R 34.11-2015 ("Streebog") with 256 bits. */
    public static final ASN1ObjectIdentifier GOST_3411_2015_256_DIGEST = ALGORITHMS.branch("3.2");

    /** Digest GOST R 34.11-2015 ("Streebog") with 512 bits. */
    public static final ASN1ObjectIdentifier GOST_3411_2015_512_DIGEST = ALGORITHMS.branch("3.3");

    private KzObjectIdentifiers() {}
}
