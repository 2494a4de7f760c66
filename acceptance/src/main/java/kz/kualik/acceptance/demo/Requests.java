package kz.kualik.acceptance.demo;

import java.security.KeyPair;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.oid.KeyStorage;
import kz.kualik.pki.request.CertificationRequestBuilder;
import kz.kualik.pki.request.CertificationRequestException;

/** Makes certification requests as the Signer will: proof of possession, and where the key is kept. */
final class Requests {

    private Requests() {}

    /** A request for this key pair, DER. */
    static byte[] make(CryptoEngine engine, KeyPair pair, Lineage lineage, Applicant applicant) {
        try {
            return new CertificationRequestBuilder(applicant.name())
                    .storage(KeyStorage.PKCS12_FILE)
                    .build(pair, lineage.keys().defaultSignature(), engine)
                    .encoded();
        } catch (CertificationRequestException e) {
            throw new DemoFailedException("a request of our own is not accepted: " + e.getMessage(), e);
        }
    }
}
