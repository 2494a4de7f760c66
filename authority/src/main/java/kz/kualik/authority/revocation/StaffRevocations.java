package kz.kualik.authority.revocation;

import java.security.cert.X509Certificate;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.staff.StaffCertificateStatus;
import kz.kualik.pki.certificate.SerialNumber;
import org.bouncycastle.asn1.x500.X500Name;
import org.springframework.stereotype.Component;

/** Tells the register of staff which of their certificates are revoked. */
@Component
final class StaffRevocations implements StaffCertificateStatus {

    private final AuthorityKeys keys;
    private final RevocationTable revocations;

    StaffRevocations(AuthorityKeys keys, RevocationTable revocations) {
        this.keys = keys;
        this.revocations = revocations;
    }

    @Override
    public boolean isRevoked(X509Certificate certificate) {
        var issuer = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        return keys.issuers().stream()
                .filter(authority -> authority.certificate().subject().equals(issuer))
                .anyMatch(authority -> revocations
                        .find(new CertificateId(authority.id(), new SerialNumber(certificate.getSerialNumber())))
                        .isPresent());
    }
}
