package kz.kualik.authority.revocation;

import java.util.Optional;
import kz.kualik.authority.issuance.CertificateId;

/** Revoking, and asking whether something is revoked. */
public interface Revocations {

    /**
     * Revokes a certificate. When this returns, the row and its audit record are durable and the responder of this process
     * answers {@code revoked}; the revocation list follows within moments.
     *
     * @throws UnknownCertificateException if this authority has never issued such a certificate
     * @throws AlreadyRevokedException if it is revoked already; the exception carries the revocation that stands
     */
    Revocation revoke(RevocationRequest request) throws UnknownCertificateException, AlreadyRevokedException;

    /** The revocation of the certificate, if it is revoked. */
    Optional<Revocation> find(CertificateId certificate);
}
