package kz.kualik.signature.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.RevocationReason;

/**
 * What one authentic source says about one certificate. Statements whose source is not proved are never made.
 *
 * @param source where it comes from, for a reader: {@code CRL of 2025-04-29T04:46:49Z}
 * @param thisUpdate when the source knew it
 * @param nextUpdate until when newer knowledge was promised; absent in live OCSP answers
 * @param status what it says
 * @param expiredSince from which expiry on the source still knows of expired certificates, if it says so (expiredCertsOnCRL,
 *     X.509, section 9.5.2.8)
 */
public record RevocationStatement(
        String source,
        Instant thisUpdate,
        Optional<Instant> nextUpdate,
        Status status,
        Optional<Instant> expiredSince) {

    /** Of a source that promises nothing about expired certificates. */
    public RevocationStatement(String source, Instant thisUpdate, Optional<Instant> nextUpdate, Status status) {
        this(source, thisUpdate, nextUpdate, status, Optional.empty());
    }

    /** How old a live answer may be, which promises no newer one. */
    private static final Duration LONGEST_LIVE = Duration.ofHours(1);

    /** By how much the clocks of the source and of whoever asks may differ. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    /**
     * Whether this is the source's word at this moment: what is over may have been kept by somebody from before a revocation,
     * and what comes from the future was not said yet.
     */
    public boolean isCurrent(Instant now) {
        return nextUpdate.orElseGet(() -> thisUpdate.plus(LONGEST_LIVE)).isAfter(now)
                && !thisUpdate.isAfter(now.plus(CLOCK_DIFFERENCE));
    }

    /**
     * Whether the source can still have known the certificate when it spoke: lists let go of certificates that have expired,
     * unless they say otherwise, and silence about one of those means nothing.
     */
    public boolean stillKnows(Certificate certificate) {
        var end = certificate.notAfter();
        return !thisUpdate.isAfter(end)
                || expiredSince.filter(since -> !since.isAfter(end)).isPresent();
    }

    /** The state of a certificate. */
    public sealed interface Status {}

    /** Not revoked as of {@code thisUpdate}. */
    public record NotRevoked() implements Status {}

    /**
     * Revoked.
     *
     * @param since the time of revocation
     * @param reason why (RFC 5280, section 5.3.1), if it is told
     */
    public record Revoked(Instant since, Optional<RevocationReason> reason) implements Status {

        /** Only suspended: a newer source may take it back. */
        public boolean onHold() {
            return reason.filter(RevocationReason.CERTIFICATE_HOLD::equals).isPresent();
        }
    }

    /** The source does not know the certificate. */
    public record Unknown() implements Status {}
}
