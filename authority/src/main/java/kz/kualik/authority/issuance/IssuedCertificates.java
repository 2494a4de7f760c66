package kz.kualik.authority.issuance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reading the store of certificates. */
public interface IssuedCertificates {

    /** The certificate, whatever its state. */
    Optional<IssuedCertificate> find(CertificateId id);

    /** What the holder may have: empty until the certificates of the application are released; all of them afterwards. */
    List<IssuedCertificate> releasedFor(UUID applicationId);
}
