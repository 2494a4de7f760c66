package kz.kualik.authority.revocation;

import java.time.Instant;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;

/**
 * What somebody has signed.
 *
 * @param content the octets under the signature
 * @param signer the certificate under which it holds; nothing is known of it yet
 * @param signedAt the time in the signed attributes; empty if they name none, or if there are no signed attributes at all
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record SignedMessage(byte[] content, Certificate signer, Optional<Instant> signedAt) {

    /** What is signed may be about a person. */
    @Override
    public String toString() {
        return "SignedMessage[" + content.length + " octets]";
    }
}
