package kz.kualik.pki.ocsp;

import java.time.Instant;
import java.util.Optional;
import kz.kualik.pki.crl.RevocationReason;

/** What a responder says about one certificate: CertStatus (RFC 6960, section 4.2.1). */
public sealed interface CertificateStatus {

    /** Issued and not revoked. */
    record Good() implements CertificateStatus {}

    /**
     * Revoked, or on hold.
     *
     * @param time since when, whole seconds
     * @param reason absent means that none was given
     */
    record Revoked(Instant time, Optional<RevocationReason> reason) implements CertificateStatus {}

    /** The responder does not know this certificate. */
    record Unknown() implements CertificateStatus {}
}
