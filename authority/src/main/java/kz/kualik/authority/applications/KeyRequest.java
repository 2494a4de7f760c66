package kz.kualik.authority.applications;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.request.CertificationRequest;
import org.bouncycastle.asn1.ASN1Encoding;

/**
 * A certificate request that was found good.
 *
 * @param request the request
 * @param algorithm the algorithm of its key
 */
record KeyRequest(CertificationRequest request, KeyAlgorithm algorithm) {

    /** SHA-256 of the DER SubjectPublicKeyInfo. */
    byte[] keyHash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(request.publicKeyInfo().getEncoded(ASN1Encoding.DER));
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("every Java has SHA-256, and a parsed key its encoding", e);
        }
    }
}
