package kz.kualik.crypto.pkcs12;

/** The ways of writing a PKCS#12 file. */
public enum Pkcs12Dialect {
    /**
     * As the NUC's clients write and read it: one key under 3DES, its certificate under 40-bit RC2, a MAC with SHA-1,
     * 1024 iterations each, no chain. Weak by today's measure; for compatibility only.
     */
    NUC,

    /** PBES2 with AES-256-CBC and PBKDF2 (HMAC-SHA-256), MAC with HMAC-SHA-256, the chain included. */
    MODERN
}
