package kz.kualik.authority.revocation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import kz.kualik.authority.issuance.IssuedCertificates;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.web.OpenToAll;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Whether a certificate is valid, for anybody who asks: the status and nothing about its holder (article 23 of the law). Who
 * needs proof asks OCSP.
 */
@RestController
@RequestMapping("/api/v1/certificates")
class CertificateStatusController {

    private final IssuedCertificates certificates;
    private final Revocations revocations;
    private final Clock clock;

    CertificateStatusController(IssuedCertificates certificates, Revocations revocations, Clock clock) {
        this.certificates = certificates;
        this.revocations = revocations;
        this.clock = clock;
    }

    @OpenToAll("the status is public, and nothing else is told (article 23)")
    @GetMapping("/{issuer}/{serial}/status")
    StatusView status(@PathVariable String issuer, @PathVariable String serial) throws ProblemException {
        var id = CertificateName.parse(issuer, serial);
        var certificate = certificates
                .find(id)
                .orElseThrow(() -> new UnknownCertificateException(id))
                .certificate();
        var revocation = revocations.find(id);
        var now = clock.instant();
        var status = revocation.isPresent()
                ? Status.REVOKED
                : now.isAfter(certificate.notAfter())
                        ? Status.EXPIRED
                        : now.isBefore(certificate.notBefore()) ? Status.NOT_YET_VALID : Status.VALID;
        return new StatusView(
                issuer,
                id.serial().toString(),
                status,
                certificate.notBefore(),
                certificate.notAfter(),
                revocation.map(Revocation::revokedAt));
    }

    /** What can be said of a certificate at one moment. */
    enum Status {
        VALID,
        NOT_YET_VALID,
        EXPIRED,
        REVOKED
    }

    /** The status without anything about the holder. */
    record StatusView(
            String issuer,
            String serial,
            Status status,
            Instant notBefore,
            Instant notAfter,
            Optional<Instant> revokedAt) {}
}
