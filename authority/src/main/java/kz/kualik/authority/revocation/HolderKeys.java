package kz.kualik.authority.revocation;

import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;

/** Tells whose certificate it is under which a signature holds, and what it is worth now. */
public interface HolderKeys {

    /**
     * The certificate in our register; empty if it is not octet for octet one that this authority has issued to a holder. The
     * house's own certificates and those of its staff are no holders'.
     */
    Optional<ShownCertificate> find(Certificate signer);
}
