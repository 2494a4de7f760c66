package kz.kualik.authority.testing;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import kz.kualik.authority.issuance.HeldCertificate;
import kz.kualik.authority.revocation.HolderKeys;
import kz.kualik.authority.revocation.ShownCertificate;
import kz.kualik.pki.certificate.Certificate;

/** A register of holders' certificates that a test fills. */
public final class KnownHolders implements HolderKeys {

    private final Map<Certificate, ShownCertificate> known = new ConcurrentHashMap<>();

    KnownHolders() {}

    /** From now on the certificate is this person's, and worth this. */
    public void enter(Certificate certificate, HeldCertificate held, ShownCertificate.Standing standing) {
        known.put(certificate, new ShownCertificate(held, standing));
    }

    @Override
    public Optional<ShownCertificate> find(Certificate signer) {
        return Optional.ofNullable(known.get(signer));
    }
}
