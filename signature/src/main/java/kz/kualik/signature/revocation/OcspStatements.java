package kz.kualik.signature.revocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.ocsp.BasicOcspResponse;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.SingleOcspResponse;
import kz.kualik.signature.facts.RevocationStatement;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * What one OCSP answer says. It is believed if its signature is right under the key of the issuer, or under that of a
 * responder which this issuer certified for the purpose (RFC 6960, section 4.2.2.2) and which was valid when it answered. A
 * responder whose certificate does not carry id-pkix-ocsp-nocheck is believed only if a list of the issuer says that it is
 * not revoked (section 4.2.2.2.1); another OCSP answer does not do, because responders would vouch for each other.
 */
final class OcspStatements implements RevocationSource {

    private final CryptoEngine engine;
    private final BasicOcspResponse response;
    private final RevocationSource lists;

    /** @param lists asked about a responder whose issuer does not exempt it from being checked */
    OcspStatements(CryptoEngine engine, BasicOcspResponse response, RevocationSource lists) {
        this.engine = engine;
        this.response = response;
        this.lists = lists;
    }

    @Override
    public RevocationAnswer about(Certificate certificate, Certificate issuer) {
        var fitting = response.responses().stream()
                .filter(single -> single.certId().serialNumber().equals(certificate.serialNumber()))
                .filter(single -> OcspResponderRule.isAboutIssuer(single.certId(), issuer))
                .toList();
        if (fitting.isEmpty()) {
            return RevocationAnswer.nothing();
        }
        var refusal = refusal(issuer);
        if (refusal.isPresent()) {
            return RevocationAnswer.unusable("the " + source() + " cannot be believed: " + refusal.get());
        }
        var statements = new ArrayList<RevocationStatement>();
        fitting.forEach(single -> statements.add(statement(single)));
        return new RevocationAnswer(statements, List.of());
    }

    /** One of those whom the answer names must have signed it and have the right to; else the first one's lack is told. */
    private Optional<String> refusal(Certificate issuer) {
        var refusals = new ArrayList<String>();
        for (var candidate : OcspResponderRule.responders(response, List.of(issuer))) {
            var refusal = refusal(candidate, issuer);
            if (refusal.isEmpty()) {
                return Optional.empty();
            }
            refusals.add(refusal.get());
        }
        return Optional.of(
                refusals.isEmpty() ? "the certificate of its responder is not at hand" : refusals.getFirst());
    }

    private Optional<String> refusal(Certificate signer, Certificate issuer) {
        if (!signer.publicKeyInfo().equals(issuer.publicKeyInfo())) {
            var delegation = delegationRefusal(signer, issuer);
            if (delegation.isPresent()) {
                return delegation;
            }
        }
        return isSigned(signer, response.signatureAlgorithm(), response.toBeSigned(), response.signature())
                ? Optional.empty()
                : Optional.of("its signature is wrong");
    }

    private Optional<String> delegationRefusal(Certificate responder, Certificate issuer) {
        if (!OcspResponderRule.isDelegated(responder)) {
            return Optional.of("its responder has no right to answer");
        }
        if (!OcspResponderRule.isIssuedBy(responder, issuer) || !isCertifiedBy(responder, issuer)) {
            return Optional.of("its responder was not certified by the issuer of the certificate");
        }
        var time = response.producedAt();
        if (time.isBefore(responder.notBefore()) || time.isAfter(responder.notAfter())) {
            return Optional.of("the certificate of its responder was not valid at " + time);
        }
        var later = response.responses().stream()
                .map(SingleOcspResponse::thisUpdate)
                .filter(responder.notAfter()::isBefore)
                .findFirst();
        return later.map(update -> "it speaks of " + update + ", when the certificate of its responder was over")
                .or(() -> revocationRefusal(responder, issuer));
    }

    private Optional<String> revocationRefusal(Certificate responder, Certificate issuer) {
        if (OcspResponderRule.needsNoCheck(responder)) {
            return Optional.empty();
        }
        var known = lists.about(responder, issuer).statements();
        if (known.stream().anyMatch(one -> one.status() instanceof RevocationStatement.Revoked)) {
            return Optional.of("the certificate of its responder is revoked");
        }
        return known.stream().anyMatch(statement -> coversTheAnswer(statement) && statement.stillKnows(responder))
                ? Optional.empty()
                : Optional.of("no list says that the certificate of its responder is not revoked");
    }

    /** Says that the responder was not revoked when it answered, or later. */
    private boolean coversTheAnswer(RevocationStatement statement) {
        return statement.status() instanceof RevocationStatement.NotRevoked
                && statement
                        .nextUpdate()
                        .filter(end -> end.isBefore(response.producedAt()))
                        .isEmpty();
    }

    private boolean isCertifiedBy(Certificate responder, Certificate issuer) {
        var structure = responder.toHolder().toASN1Structure();
        var algorithm = structure.getSignatureAlgorithm();
        return algorithm.equals(structure.getTBSCertificate().getSignature())
                && isSigned(
                        issuer,
                        algorithm,
                        Der.encoded(structure.getTBSCertificate()),
                        structure.getSignature().getOctets());
    }

    private boolean isSigned(Certificate signer, AlgorithmIdentifier algorithm, byte[] signed, byte[] signature) {
        try {
            return engine.verify(engine.scheme(signer.publicKeyInfo(), algorithm, Optional.empty()), signed, signature);
        } catch (UnsupportedSignatureAlgorithmException e) {
            return false;
        }
    }

    private RevocationStatement statement(SingleOcspResponse single) {
        var status = switch (single.status()) {
            case CertificateStatus.Good _ -> new RevocationStatement.NotRevoked();
            case CertificateStatus.Unknown _ -> new RevocationStatement.Unknown();
            case CertificateStatus.Revoked(var time, var reason) -> new RevocationStatement.Revoked(time, reason);
        };
        return new RevocationStatement(source(), single.thisUpdate(), single.nextUpdate(), status);
    }

    private String source() {
        return "OCSP answer of " + response.producedAt();
    }
}
