package kz.kualik.authority.revocation;

import java.time.Instant;
import java.util.Optional;
import kz.kualik.authority.issuance.HeldCertificate;

/** A certificate in a list, without the holder's data. */
record CertificateView(
        String issuer,
        String serial,
        String holderKind,
        String profile,
        Instant issuedAt,
        Instant notBefore,
        Instant notAfter,
        Optional<Instant> revokedAt) {

    static CertificateView of(HeldCertificate certificate, Optional<Revocation> revocation) {
        return new CertificateView(
                certificate.id().issuer().value(),
                certificate.id().serial().toString(),
                certificate.holderKind(),
                certificate.profile(),
                certificate.issuedAt(),
                certificate.notBefore(),
                certificate.notAfter(),
                revocation.map(Revocation::revokedAt));
    }
}
