package kz.kualik.signature.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.ocsp.BasicOcspResponse;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.MalformedOcspResponseException;
import kz.kualik.pki.ocsp.OcspResponse;
import kz.kualik.pki.ocsp.SingleOcspResponse;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.DocumentFacts.Currency;
import kz.kualik.signature.facts.DocumentKind;
import kz.kualik.signature.facts.Finding;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.facts.SignerRole;
import kz.kualik.signature.revocation.OcspResponderRule;

/** Reads an OCSP response (RFC 6960) as a document of its own. */
final class OcspReader {

    private final SignatureCheck signatures;
    private final TrustStore trust;

    OcspReader(SignatureCheck signatures, TrustStore trust) {
        this.signatures = signatures;
        this.trust = trust;
    }

    RawDocument read(byte[] der) throws UnreadableDocumentException {
        OcspResponse response;
        try {
            response = OcspResponse.parse(der);
        } catch (MalformedOcspResponseException e) {
            throw new UnreadableDocumentException("not an OCSP response: " + e.getMessage(), e);
        }
        if (response.basicResponse().isEmpty()) {
            var silent = new SignatureFacts(
                    Integrity.notChecked("an answer without content is not signed"),
                    Optional.empty(),
                    "none",
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of());
            return RawDocument.signed(
                    DocumentKind.OCSP_RESPONSE,
                    SignerRole.OCSP_RESPONDER,
                    List.of(silent),
                    List.of(Finding.open("the responder gave no answer: " + words(response.status()))));
        }
        return read(response.basicResponse().get());
    }

    private RawDocument read(BasicOcspResponse basic) {
        var responder = responder(basic);
        var integrity = responder
                .map(signer -> check(basic, signer))
                .orElseGet(() -> Integrity.notChecked("the certificate of the responder is not at hand"));
        var facts = new SignatureFacts(
                integrity,
                responder,
                signatures.describe(responder, basic.signatureAlgorithm(), Optional.empty()),
                Optional.of(basic.producedAt()),
                List.of(),
                basic.certificates(),
                List.of());
        var first = basic.responses().getFirst();
        return RawDocument.signed(
                        DocumentKind.OCSP_RESPONSE,
                        SignerRole.OCSP_RESPONDER,
                        List.of(facts),
                        findings(basic, responder))
                .withCurrency(new Currency(first.thisUpdate(), first.nextUpdate()));
    }

    /** Of several namesakes the one whose key made the signature; else the first. */
    private Optional<Certificate> responder(BasicOcspResponse basic) {
        var candidates = OcspResponderRule.responders(basic, trust.all());
        return candidates.stream()
                .filter(candidate -> check(basic, candidate) instanceof Integrity.Intact)
                .findFirst()
                .or(() -> candidates.stream().findFirst());
    }

    private Integrity check(BasicOcspResponse basic, Certificate signer) {
        return signatures.check(
                signer, basic.signatureAlgorithm(), Optional.empty(), basic.toBeSigned(), basic.signature());
    }

    private List<Finding> findings(BasicOcspResponse basic, Optional<Certificate> responder) {
        var findings = new ArrayList<Finding>();
        for (var single : basic.responses()) {
            findings.add(Finding.note(describe(single)));
            responder.ifPresent(signer -> findings.addAll(authority(single, signer, basic.certificates())));
        }
        return findings;
    }

    /** Who answers must be the issuer itself, or a delegate that this very issuer has certified. */
    private List<Finding> authority(SingleOcspResponse single, Certificate responder, List<Certificate> enclosed) {
        if (OcspResponderRule.isAboutIssuer(single.certId(), responder)) {
            return List.of();
        }
        if (!OcspResponderRule.isDelegated(responder)) {
            return List.of(Finding.wrong("the certificate of the responder does not allow it to answer for others"));
        }
        var issuers = Stream.concat(trust.all().stream(), enclosed.stream())
                .filter(issuer -> OcspResponderRule.isIssuedBy(responder, issuer))
                .toList();
        if (!issuers.isEmpty()
                && issuers.stream().noneMatch(issuer -> OcspResponderRule.isAboutIssuer(single.certId(), issuer))) {
            return List.of(Finding.wrong("the responder answers for certificates of another issuer than its own"));
        }
        return List.of();
    }

    private static String describe(SingleOcspResponse single) {
        var subject = "certificate " + single.certId().serialNumber();
        var asOf = " as of " + single.thisUpdate();
        return switch (single.status()) {
            case CertificateStatus.Good _ -> "it says: " + subject + " is not revoked" + asOf;
            case CertificateStatus.Revoked(var time, var reason) ->
                "it says: " + subject + " is revoked since " + time
                        + reason.map(value -> " (" + words(value) + ")").orElse("") + asOf;
            case CertificateStatus.Unknown _ -> "it says: " + subject + " is unknown" + asOf;
        };
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
