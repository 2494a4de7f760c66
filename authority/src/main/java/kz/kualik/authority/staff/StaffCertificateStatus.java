package kz.kualik.authority.staff;

import java.security.cert.X509Certificate;

/** The port through which this room hears of revocations; implemented by the room of revocation, because calls go up only. */
public interface StaffCertificateStatus {

    /** Whether the certificate has been revoked. */
    boolean isRevoked(X509Certificate certificate);
}
