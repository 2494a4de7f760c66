package kz.kualik.signer.request;

import java.util.Arrays;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;

/** The kinds of keys that people get, and how many pairs belong together. */
public enum KeyKind {
    /** One pair, for signing and logging in. */
    GOST(KeyAlgorithm.GOST_2015_512, 1),
    /** Two pairs: the signature key's request first, the authentication key's second. */
    RSA(KeyAlgorithm.RSA_2048, 2),
    /** Two pairs, as for RSA. */
    ECDSA(KeyAlgorithm.ECDSA_P256, 2);

    private final KeyAlgorithm algorithm;
    private final int pairs;

    KeyKind(KeyAlgorithm algorithm, int pairs) {
        this.algorithm = algorithm;
        this.pairs = pairs;
    }

    /** The kind with this name in messages and on the command line. */
    public static Optional<KeyKind> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    KeyAlgorithm algorithm() {
        return algorithm;
    }

    int pairs() {
        return pairs;
    }
}
