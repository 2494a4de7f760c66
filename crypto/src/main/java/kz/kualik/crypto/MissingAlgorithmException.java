package kz.kualik.crypto;

/** The Java runtime lacks an algorithm that every supported runtime has; a fault of the installation. */
public final class MissingAlgorithmException extends IllegalStateException {

    MissingAlgorithmException(String algorithm, Throwable cause) {
        super("no security provider of this Java runtime offers " + algorithm, cause);
    }
}
