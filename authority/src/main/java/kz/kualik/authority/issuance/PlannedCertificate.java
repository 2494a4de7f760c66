package kz.kualik.authority.issuance;

import java.util.function.Supplier;
import kz.kualik.pki.certificate.Certificate;

/**
 * A certificate that is composed and linted and waits for its signature.
 *
 * @param intent what is to be stored before the key is used
 * @param signature signs it with the issuer's key; works once
 */
record PlannedCertificate(Intent intent, Supplier<Certificate> signature) {

    Certificate sign() {
        return signature.get();
    }
}
