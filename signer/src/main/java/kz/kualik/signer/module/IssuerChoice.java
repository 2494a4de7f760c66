package kz.kualik.signer.module;

import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signer.key.AcceptedIssuers;

/** Whose certificates will do for a request that leaves it to this computer, and for one that names authorities itself. */
final class IssuerChoice {

    private final CryptoEngine engine;
    private final TrustStore trust;

    /** @param trust this computer's; when it is empty, everybody's certificates will do */
    IssuerChoice(CryptoEngine engine, TrustStore trust) {
        this.engine = engine;
        this.trust = trust;
    }

    AcceptedIssuers usual() {
        return trust.isEmpty() ? AcceptedIssuers.everybody() : AcceptedIssuers.trustedBy(engine, trust);
    }

    AcceptedIssuers of(List<Certificate> authorities) {
        return AcceptedIssuers.issuedUnder(engine, authorities);
    }
}
