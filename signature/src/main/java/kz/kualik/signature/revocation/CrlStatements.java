package kz.kualik.signature.revocation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
 * What one revocation list says (RFC 5280, section 6.3.3). A delta list alone proves a revocation that it names, and nothing
 * about a certificate that it does not name; together with a full list that it amends, it says what a full list of its own
 * time would say. The list's signature is checked once for each issuer.
 */
final class CrlStatements implements RevocationSource {

    private final CryptoEngine engine;
    private final CertificateRevocationList list;
    private final List<CrlStatements> fullLists;
    private final Map<Certificate, Boolean> authentic = new ConcurrentHashMap<>();

    private CrlStatements(CryptoEngine engine, CertificateRevocationList list, List<CrlStatements> fullLists) {
        this.engine = engine;
        this.list = list;
        this.fullLists = fullLists;
    }

    /** All these lists, the delta lists among them with the full lists that they may amend. */
    static List<RevocationSource> of(CryptoEngine engine, Collection<CertificateRevocationList> lists) {
        var full = lists.stream()
                .filter(list -> !list.isDelta())
                .map(list -> new CrlStatements(engine, list, List.of()))
                .toList();
        var sources = new ArrayList<RevocationSource>(full);
        lists.stream()
                .filter(CertificateRevocationList::isDelta)
                .forEach(list -> sources.add(new CrlStatements(engine, list, full)));
        return sources;
    }

    @Override
    public RevocationAnswer about(Certificate certificate, Certificate issuer) {
        if (!Names.equal(list.issuer(), issuer.subject())) {
            return RevocationAnswer.nothing();
        }
        var why = uselessness(certificate, issuer);
        if (why.isPresent()) {
            return RevocationAnswer.unusable("the " + source() + " " + why.get());
        }
        var entry = list.find(certificate.serialNumber());
        if (!list.isDelta() || entry.filter(CrlStatements::isRevocation).isPresent()) {
            return RevocationAnswer.of(statement(source(), entry, keptSince(list)));
        }
        var amended = fullLists.stream()
                .filter(full -> DeltaRule.amends(list, full.list))
                .filter(full -> full.uselessness(certificate, issuer).isEmpty())
                .max(Comparator.comparing(full -> full.list.thisUpdate()));
        if (amended.isEmpty()) {
            return RevocationAnswer.unusable("the " + source()
                    + " is a delta list and does not name it, and no full list that it amends is there");
        }
        // An entry that is there and no revocation takes the full list's entry back.
        var standing = entry.isPresent()
                ? Optional.<RevokedCertificate>empty()
                : amended.get().list.find(certificate.serialNumber());
        return RevocationAnswer.of(statement(
                amended.get().source() + ", amended by the delta " + source(),
                standing,
                keptSince(list).flatMap(promised -> keptSince(amended.get().list))));
    }

    /** Why the list says nothing of this certificate, as the end of a sentence; empty if it does say something. */
    private Optional<String> uselessness(Certificate certificate, Certificate issuer) {
        return authentic.computeIfAbsent(issuer, this::isSignedBy)
                ? CrlScope.exclusion(list, certificate)
                : Optional.of("was not signed by the key of the issuer");
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

    private RevocationStatement statement(
            String source, Optional<RevokedCertificate> entry, Optional<Instant> expiredSince) {
        var status = entry.filter(CrlStatements::isRevocation)
                .<RevocationStatement.Status>map(revoked -> new Revoked(revoked.revocationTime(), revoked.reason()))
                .orElseGet(NotRevoked::new);
        return new RevocationStatement(source, list.thisUpdate(), list.nextUpdate(), status, expiredSince);
    }

    /** A promise that cannot be read is none. */
    private static Optional<Instant> keptSince(CertificateRevocationList list) {
        try {
            return list.expiredSince();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
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
