package kz.kualik.responder.status;

import java.time.Instant;
import java.util.Optional;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.RevocationReason;

/**
 * One thing that happened to one certificate. Applying an event twice, or an {@link Issued} after a {@link Revoked}, changes
 * nothing, so that a feed may be replayed.
 */
public sealed interface StatusEvent {

    /** Who issued the certificate. */
    IssuerId issuer();

    /** Positive, at most 20 octets, as all serial numbers that are issued here. */
    SerialNumber serialNumber();

    /** The certificate was issued: from now on it is good. */
    record Issued(IssuerId issuer, SerialNumber serialNumber) implements StatusEvent {}

    /**
     * The certificate was revoked, put on hold, or its serial number was retired without a certificate.
     *
     * @param time since when, whole seconds
     */
    record Revoked(IssuerId issuer, SerialNumber serialNumber, Instant time, Optional<RevocationReason> reason)
            implements StatusEvent {}

    /** The hold was lifted: the certificate is good again. Does nothing to one that is revoked for good. */
    record HoldReleased(IssuerId issuer, SerialNumber serialNumber) implements StatusEvent {}
}
