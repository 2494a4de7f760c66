package kz.kualik.signature.revocation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.crl.RevokedCertificate;
import kz.kualik.signature.facts.RevocationStatement;
import kz.kualik.signature.facts.RevocationStatement.NotRevoked;
import kz.kualik.signature.facts.RevocationStatement.Revoked;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * What one revocation list says (RFC 5280, section 6.3.3). A delta list proves a revocation that it names, and nothing
 * about a certificate that it does not name. The list's signature is checked once for each issuer.
 */
final class CrlStatements implements RevocationSource {

    private final CryptoEngine engine;
    private final CertificateRevocationList list;
    private final Map<Certificate, Boolean> authentic = new ConcurrentHashMap<>();

    CrlStatements(CryptoEngine engine, CertificateRevocationList list) {
        this.engine = engine;
        this.list = list;
    }

    @Override
    public RevocationAnswer about(Certificate certificate, Certificate issuer) {
        if (!Names.equal(list.issuer(), issuer.subject())) {
            return RevocationAnswer.nothing();
        }
        if (!authentic.computeIfAbsent(issuer, this::isSignedBy)) {
            return RevocationAnswer.unusable("the " + source() + " was not signed by the key of the issuer");
        }
        var exclusion = CrlScope.exclusion(list, certificate);
        if (exclusion.isPresent()) {
            return RevocationAnswer.unusable("the " + source() + " " + exclusion.get());
        }
        var entry = list.find(certificate.serialNumber());
        if (list.isDelta() && entry.filter(CrlStatements::isRevocation).isEmpty()) {
            return RevocationAnswer.unusable("the " + source() + " is a delta list and does not name it");
        }
        return RevocationAnswer.of(statement(entry));
    }

    private boolean isSignedBy(Certificate issuer) {
        try {
            return maySignLists(issuer) && list.isSignedBy(issuer.publicKeyInfo(), engine);
        } catch (UnsupportedSignatureAlgorithmException e) {
            return false;
        }
    }

    private static boolean maySignLists(Certificate issuer) {
        try {
            return issuer.extensions()
                    .map(KeyUsage::fromExtensions)
                    .map(usage -> usage.hasUsages(KeyUsage.cRLSign))
                    .orElse(true);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return false;
        }
    }

    private RevocationStatement statement(Optional<RevokedCertificate> entry) {
        var status = entry.filter(CrlStatements::isRevocation)
                .<RevocationStatement.Status>map(revoked -> new Revoked(revoked.revocationTime(), revoked.reason()))
                .orElseGet(NotRevoked::new);
        return new RevocationStatement(source(), list.thisUpdate(), list.nextUpdate(), status);
    }

    private static boolean isRevocation(RevokedCertificate entry) {
        return entry.reason()
                .filter(reason -> reason == RevocationReason.REMOVE_FROM_CRL)
                .isEmpty();
    }

    private String source() {
        return "CRL of " + list.thisUpdate();
    }
}
