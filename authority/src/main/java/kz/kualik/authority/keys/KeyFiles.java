package kz.kualik.authority.keys;

import java.nio.file.Path;

/**
 * Where the authority's keys lie, below one folder of the data directory:
 *
 * <pre>
 * keys/roots/         root-*.p12 and their passphrase: to be taken away after the first start, never read again
 * keys/issuing/       the issuing authorities' keys and their passphrase
 * keys/services/      keys of OCSP responders, time-stamping and TLS, and their passphrase
 * keys/operators/     PKCS#12 files for the sandbox's operators, and their password
 * keys/certificates/  every certificate made at the first start
 * keys/crl/           the roots' revocation lists
 * </pre>
 */
record KeyFiles(Path folder) {

    Path roots() {
        return folder.resolve("roots");
    }

    Path rootKey(AlgorithmSuite suite) {
        return roots().resolve(rootName(suite) + ".p12");
    }

    Path rootPassphrase() {
        return roots().resolve("passphrase");
    }

    Path issuing() {
        return folder.resolve("issuing");
    }

    Path issuingKey(AlgorithmSuite suite) {
        return issuing().resolve(suite.issuer() + ".p12");
    }

    Path issuingPassphrase() {
        return issuing().resolve("passphrase");
    }

    Path services() {
        return folder.resolve("services");
    }

    Path serviceKey(String name) {
        return services().resolve(name + ".p12");
    }

    Path servicePassphrase() {
        return services().resolve("passphrase");
    }

    Path operators() {
        return folder.resolve("operators");
    }

    Path operatorKey(String name) {
        return operators().resolve(name + ".p12");
    }

    Path operatorPassword() {
        return operators().resolve("password");
    }

    Path certificates() {
        return folder.resolve("certificates");
    }

    Path certificate(String name) {
        return certificates().resolve(name + ".cer");
    }

    Path lists() {
        return folder.resolve("crl");
    }

    Path rootList(AlgorithmSuite suite) {
        return lists().resolve(rootName(suite) + ".crl");
    }

    static String rootName(AlgorithmSuite suite) {
        return "root-" + suite.issuer();
    }

    static String ocspName(AlgorithmSuite suite) {
        return "ocsp-" + suite.issuer();
    }

    static String tsaName(AlgorithmSuite suite) {
        return "tsa-" + suite.issuer();
    }
}
