package kz.kualik.pki.path;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * What a relying party trusts: anchors, in which every path must end, and further authority certificates that help to
 * find the way but are not trusted for themselves.
 *
 * @param anchors roots trusted by decision
 * @param intermediates candidates for a path
 */
public record TrustStore(List<Certificate> anchors, List<Certificate> intermediates) {

    public TrustStore {
        anchors = List.copyOf(anchors);
        intermediates = List.copyOf(intermediates);
    }

    /** Trusts nobody: every path stays open. */
    public static TrustStore empty() {
        return new TrustStore(List.of(), List.of());
    }

    /**
     * Sorts certificates that somebody has put into a trust folder: a certificate that is signed by its own key is an
     * anchor, any other one an intermediate.
     */
    public static TrustStore of(CryptoEngine engine, Collection<Certificate> certificates) {
        var anchors = new ArrayList<Certificate>();
        var intermediates = new ArrayList<Certificate>();
        for (var certificate : new LinkedHashSet<>(certificates)) {
            if (isSelfSigned(engine, certificate)) {
                anchors.add(certificate);
            } else {
                intermediates.add(certificate);
            }
        }
        return new TrustStore(anchors, intermediates);
    }

    private static boolean isSelfSigned(CryptoEngine engine, Certificate certificate) {
        return certificate.isSelfIssued()
                && CertificateSignatures.compute(engine, certificate, certificate) instanceof SignatureOutcome.Right;
    }

    /** Nobody is trusted, so that no path can ever be complete. */
    public boolean isEmpty() {
        return anchors.isEmpty();
    }

    /** Anchors first, then intermediates. */
    public List<Certificate> all() {
        var all = new ArrayList<>(anchors);
        all.addAll(intermediates);
        return all;
    }

    /** All certificates with exactly this subject, compared by its encoded bytes; anchors first. */
    public List<Certificate> withSubject(X500Name subject) {
        var wanted = new EncodedName(subject);
        return all().stream()
                .filter(certificate -> new EncodedName(certificate.subject()).equals(wanted))
                .toList();
    }

    boolean isAnchor(Certificate certificate) {
        return anchors.contains(certificate);
    }
}
