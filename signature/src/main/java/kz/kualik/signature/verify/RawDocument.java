package kz.kualik.signature.verify;

import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.facts.DocumentFacts.Currency;
import kz.kualik.signature.facts.DocumentKind;
import kz.kualik.signature.facts.Finding;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.facts.SignerRole;

/**
 * What a reader found in a document, before any chain was built.
 *
 * @param kind what it is
 * @param role in which role its signers act
 * @param signatures its signatures
 * @param kept certificates that it keeps without their having signed it
 * @param candidates certificates that may help to build the kept ones' chains
 * @param currency how long it counts, for lists and status answers
 * @param findings what concerns the whole
 */
record RawDocument(
        DocumentKind kind,
        SignerRole role,
        List<SignatureFacts> signatures,
        List<Certificate> kept,
        List<Certificate> candidates,
        Optional<Currency> currency,
        List<Finding> findings) {

    static RawDocument signed(
            DocumentKind kind, SignerRole role, List<SignatureFacts> signatures, List<Finding> findings) {
        return new RawDocument(kind, role, signatures, List.of(), List.of(), Optional.empty(), findings);
    }

    RawDocument withCurrency(Currency value) {
        return new RawDocument(kind, role, signatures, kept, candidates, Optional.of(value), findings);
    }
}
