package kz.kualik.signature.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.DocumentKind;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.KeyDescription;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.facts.SignerRole;

/**
 * Reads a file of certificates (RFC 5280). Each is judged by its chain; the others in the file are candidates for it. The
 * issuer's signature is checked with the chain, so that here nothing is left to check.
 */
final class CertificateReader {

    RawDocument read(List<byte[]> encoded) throws UnreadableDocumentException {
        var certificates = new ArrayList<Certificate>();
        for (var der : encoded) {
            try {
                certificates.add(Certificate.parse(der));
            } catch (MalformedCertificateException e) {
                throw new UnreadableDocumentException(String.valueOf(e.getMessage()), e);
            }
        }
        var facts = certificates.stream()
                .map(certificate -> factsOf(certificate, certificates))
                .toList();
        return RawDocument.signed(DocumentKind.CERTIFICATE, SignerRole.CERTIFICATE_HOLDER, facts, List.of());
    }

    private SignatureFacts factsOf(Certificate certificate, List<Certificate> all) {
        return new SignatureFacts(
                Integrity.intact(),
                Optional.of(certificate),
                KeyDescription.of(certificate),
                Optional.empty(),
                List.of(),
                all,
                List.of());
    }
}
