package kz.kualik.signature.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that was found out about one document, ready to be judged.
 *
 * @param kind what it is
 * @param signatures its signatures in the order of the document; a certificate, a revocation list, a time-stamp and a
 *     status answer count as one signature each
 * @param certificates the chains of certificates that the document keeps without their having signed it: a key store's
 * @param currency for a revocation list or a status answer: how long it counts
 * @param findings what concerns the document as a whole
 */
public record DocumentFacts(
        DocumentKind kind,
        List<ExaminedSignature> signatures,
        List<ChainFacts> certificates,
        Optional<Currency> currency,
        List<Finding> findings) {

    /**
     * How long a statement of an authority counts.
     *
     * @param thisUpdate when the authority knew it
     * @param nextUpdate until when newer knowledge was promised
     */
    public record Currency(Instant thisUpdate, Optional<Instant> nextUpdate) {}

    public DocumentFacts {
        signatures = List.copyOf(signatures);
        certificates = List.copyOf(certificates);
        findings = List.copyOf(findings);
    }
}
