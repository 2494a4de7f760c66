package kz.kualik.authority.issuance;

import java.time.Instant;
import java.util.Collection;

/**
 * The port through which issuance tells the world the state of serial numbers; implemented by the room of revocation. When
 * a method returns, the responder answers accordingly. A serial number that is revoked stays revoked, in whatever order the
 * calls come.
 */
public interface StatusPublisher {

    /** These certificates have been issued. */
    void publishGood(Collection<CertificateId> certificates);

    /** These serial numbers were planned and will never be a certificate: answered as revoked. */
    void publishRetired(Collection<CertificateId> serials, Instant at);
}
