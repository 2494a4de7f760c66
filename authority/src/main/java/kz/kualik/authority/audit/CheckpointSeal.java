package kz.kualik.authority.audit;

import java.util.List;
import kz.kualik.pki.certificate.Certificate;

/**
 * What makes a checkpoint more than a claim.
 *
 * @param signature over the statement, by the key of the first certificate with the key's usual algorithm
 * @param certificates the audit log's own certificate and the authorities above it, nearest first, without the root
 * @param timeStamp a token of RFC 3161 over the statement (SHA-256)
 */
@SuppressWarnings("ArrayRecordComponent") // carried from the signer to the document, never compared
public record CheckpointSeal(byte[] signature, List<Certificate> certificates, byte[] timeStamp) {

    public CheckpointSeal {
        certificates = List.copyOf(certificates);
    }
}
