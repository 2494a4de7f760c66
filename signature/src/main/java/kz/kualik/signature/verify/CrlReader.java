package kz.kualik.signature.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.MalformedCrlException;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.DocumentFacts.Currency;
import kz.kualik.signature.facts.DocumentKind;
import kz.kualik.signature.facts.Finding;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.facts.SignerRole;

/** Reads a revocation list (RFC 5280, section 5) as a document of its own; its issuer is looked for in the trust store. */
final class CrlReader {

    private final SignatureCheck signatures;
    private final TrustStore trust;

    CrlReader(SignatureCheck signatures, TrustStore trust) {
        this.signatures = signatures;
        this.trust = trust;
    }

    RawDocument read(byte[] der) throws UnreadableDocumentException {
        CertificateRevocationList list;
        try {
            list = CertificateRevocationList.parse(der);
        } catch (MalformedCrlException e) {
            throw new UnreadableDocumentException("not a revocation list: " + e.getMessage(), e);
        }
        var issuers = trust.withSubject(list.issuer());
        var signer = issuers.stream().filter(issuer -> isSignedBy(list, issuer)).findFirst();
        var facts = new SignatureFacts(
                integrity(issuers, signer),
                signer.or(() -> issuers.stream().findFirst()),
                signatures.describe(signer, list.signatureAlgorithm(), Optional.empty()),
                Optional.of(list.thisUpdate()),
                List.of(),
                List.of(),
                List.of());
        return RawDocument.signed(DocumentKind.CRL, SignerRole.CRL_ISSUER, List.of(facts), findings(list))
                .withCurrency(new Currency(list.thisUpdate(), list.nextUpdate()));
    }

    private boolean isSignedBy(CertificateRevocationList list, Certificate issuer) {
        return signatures.isRight(issuer, list.signatureAlgorithm(), list.toBeSigned(), list.signature());
    }

    private static Integrity integrity(List<Certificate> issuers, Optional<Certificate> signer) {
        if (signer.isPresent()) {
            return Integrity.intact();
        }
        return issuers.isEmpty()
                ? Integrity.notChecked("the certificate of the list's issuer is not among the trusted ones")
                : Integrity.broken("the signature is wrong under the key of the issuer that the list names");
    }

    private static List<Finding> findings(CertificateRevocationList list) {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.note(list.entryCount() + " certificates are on the list of " + list.thisUpdate()));
        list.baseCrlNumber()
                .ifPresent(base -> findings.add(
                        Finding.note("a delta list: it amends list number " + base + " and says little without it")));
        return findings;
    }
}
