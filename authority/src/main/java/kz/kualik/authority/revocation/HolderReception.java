package kz.kualik.authority.revocation;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigInteger;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.HeldCertificate;
import kz.kualik.authority.issuance.HeldCertificates;
import kz.kualik.authority.issuance.IssuedCertificates;
import kz.kualik.authority.keys.AuthorityKeys;
import kz.kualik.authority.web.ClientCertificate;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.oid.SubjectType;
import org.bouncycastle.asn1.x500.X500Name;
import org.springframework.stereotype.Component;

/** Finds out which holder is calling, in TLS or by a signature: by a certificate of ours that is valid by the house's clock and not revoked. */
@Component
class HolderReception implements HolderKeys {

    private final AuthorityKeys keys;
    private final HeldCertificates certificates;
    private final IssuedCertificates issued;
    private final Revocations revocations;
    private final Clock clock;

    HolderReception(
            AuthorityKeys keys,
            HeldCertificates certificates,
            IssuedCertificates issued,
            Revocations revocations,
            Clock clock) {
        this.keys = keys;
        this.certificates = certificates;
        this.issued = issued;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * The certificate that the caller has shown in the TLS handshake.
     *
     * @throws HolderCertificateRequiredException if none was shown, or one that is no valid holder's certificate of ours
     */
    HeldCertificate holder(HttpServletRequest request) throws HolderCertificateRequiredException {
        var shown = ClientCertificate.of(request).orElseThrow(HolderCertificateRequiredException::new);
        return holder(id(X500Name.getInstance(shown.getIssuerX500Principal().getEncoded()), shown.getSerialNumber()));
    }

    /**
     * The certificate under which a signature of the caller holds. Nobody has judged its own signature, so it must be the very
     * certificate that we have issued.
     *
     * @throws HolderCertificateRequiredException if it is no valid holder's certificate of ours
     */
    HeldCertificate holder(Certificate signer) throws HolderCertificateRequiredException {
        return valid(find(signer));
    }

    @Override
    public Optional<ShownCertificate> find(Certificate signer) {
        return shown(id(signer.issuer(), signer.serialNumber().value())
                .filter(id -> issued.find(id)
                        .filter(ours -> ours.certificate().equals(signer))
                        .isPresent()));
    }

    private HeldCertificate holder(Optional<CertificateId> id) throws HolderCertificateRequiredException {
        return valid(shown(id));
    }

    private static HeldCertificate valid(Optional<ShownCertificate> shown) throws HolderCertificateRequiredException {
        return shown.filter(certificate -> certificate.standing() == ShownCertificate.Standing.VALID)
                .map(ShownCertificate::held)
                .orElseThrow(HolderCertificateRequiredException::new);
    }

    private Optional<ShownCertificate> shown(Optional<CertificateId> id) {
        return id.flatMap(certificates::find)
                .filter(held -> held.person().isPresent() && isHoldersKind(held.holderKind()))
                .map(held -> new ShownCertificate(held, standing(held)));
    }

    private ShownCertificate.Standing standing(HeldCertificate held) {
        var now = clock.instant();
        if (revocations.find(held.id()).isPresent()) {
            return ShownCertificate.Standing.REVOKED;
        }
        if (now.isAfter(held.notAfter())) {
            return ShownCertificate.Standing.EXPIRED;
        }
        return now.isBefore(held.notBefore()) ? ShownCertificate.Standing.NOT_YET : ShownCertificate.Standing.VALID;
    }

    private Optional<CertificateId> id(X500Name issuer, BigInteger serial) {
        return keys.issuers().stream()
                .filter(authority -> authority.certificate().subject().equals(issuer))
                .findFirst()
                .map(authority -> new CertificateId(authority.id(), new SerialNumber(serial)));
    }

    /** The house's own certificates and those of its staff are no citizens' certificates. */
    private static boolean isHoldersKind(String kind) {
        return Arrays.stream(SubjectType.values()).anyMatch(type -> type.name().equals(kind));
    }
}
