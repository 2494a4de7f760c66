package kz.kualik.authority.revocation;

import java.util.Optional;
import kz.kualik.authority.audit.Actor;
import kz.kualik.authority.issuance.CertificateId;
import kz.kualik.authority.issuance.ServiceCertificates;
import kz.kualik.authority.keys.IssuerId;
import kz.kualik.authority.revocation.feed.WithdrawnCertificates;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.profile.ProfileName;
import org.springframework.stereotype.Component;

/**
 * Revokes certificates of the house's services, on the owner's request: the house is the owner. The reason is "superseded"
 * or "keyCompromise" and never left out, because a time-stamp of a key that was revoked without a reason is worth nothing
 * any more (RFC 3161, section 4).
 */
@Component
final class ServiceRevocations implements WithdrawnCertificates {

    private final ServiceCertificates certificates;
    private final Revocations revocations;

    ServiceRevocations(ServiceCertificates certificates, Revocations revocations) {
        this.certificates = certificates;
        this.revocations = revocations;
    }

    @Override
    public void withdraw(
            IssuerId issuer, Certificate certificate, ProfileName profile, boolean compromised, Actor officer) {
        var id = new CertificateId(issuer, certificate.serialNumber());
        // Those that were issued before the store held such certificates are entered first.
        certificates.enter(issuer, certificate, profile);
        if (revocations.find(id).isPresent()) {
            return;
        }
        var ground = RevocationGround.of(compromised ? Circumstance.KEY_COMPROMISED : Circumstance.SUPERSEDED);
        try {
            revocations.revoke(new RevocationRequest(id, ground, officer, Optional.empty()));
        } catch (UnknownCertificateException | AlreadyRevokedException e) {
            throw new IllegalStateException("entered and not revoked a moment ago in this transaction: " + id, e);
        }
    }
}
