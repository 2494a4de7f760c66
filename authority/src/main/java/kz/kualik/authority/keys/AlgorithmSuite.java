package kz.kualik.authority.keys;

import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.KeyFamily;

/**
 * One branch of the hierarchy: a root, an issuing authority and its services, all in one family of algorithms, so that
 * whoever checks a certificate needs that family only.
 */
enum AlgorithmSuite {
    GOST("gost", KeyAlgorithm.GOST_2015_512, KeyAlgorithm.GOST_2015_512, KeyAlgorithm.GOST_2015_512),
    RSA("rsa", KeyAlgorithm.RSA_4096, KeyAlgorithm.RSA_4096, KeyAlgorithm.RSA_2048),
    ECDSA("ecdsa", KeyAlgorithm.ECDSA_P384, KeyAlgorithm.ECDSA_P384, KeyAlgorithm.ECDSA_P256);

    private final String issuer;
    private final KeyAlgorithm root;
    private final KeyAlgorithm issuing;
    private final KeyAlgorithm services;

    AlgorithmSuite(String issuer, KeyAlgorithm root, KeyAlgorithm issuing, KeyAlgorithm services) {
        this.issuer = issuer;
        this.root = root;
        this.issuing = issuing;
        this.services = services;
    }

    IssuerId issuer() {
        return new IssuerId(issuer);
    }

    KeyAlgorithm root() {
        return root;
    }

    KeyAlgorithm issuing() {
        return issuing;
    }

    /** For the OCSP responder and the time-stamping authority. */
    KeyAlgorithm services() {
        return services;
    }

    KeyFamily family() {
        return issuing.family();
    }
}
