package kz.kualik.crypto;

/** The families of public keys that Kualik can check signatures of. */
public enum KeyFamily {
    /** ST RK GOST R 34.10-2015, 256 or 512 bits. */
    GOST_2015,
    /** GOST 34.310-2004: no longer issued, still checked. */
    GOST_2004,
    RSA,
    ECDSA
}
