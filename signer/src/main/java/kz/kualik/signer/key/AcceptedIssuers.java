package kz.kualik.signer.key;

import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.PathBuilder;
import kz.kualik.pki.path.TrustStore;

/** Whose certificates will do. */
@FunctionalInterface
public interface AcceptedIssuers {

    /** Whether this certificate will do; {@code above} are certificates that may help to find its issuers. */
    boolean accept(Certificate certificate, List<Certificate> above);

    /** Everybody's; no path is built. */
    static AcceptedIssuers everybody() {
        return (certificate, above) -> true;
    }

    /** Certificates with a right path to one of the anchors. */
    static AcceptedIssuers trustedBy(CryptoEngine engine, TrustStore trust) {
        var builder = new PathBuilder(engine, trust);
        return (certificate, above) -> builder.build(certificate, above).isTrusted();
    }

    /** Certificates whose path leads through one of these, as a page names them itself. */
    static AcceptedIssuers issuedUnder(CryptoEngine engine, List<Certificate> authorities) {
        // The page decides for itself whom it accepts: each of its certificates is an end of the path.
        return trustedBy(engine, new TrustStore(authorities, List.of()));
    }
}
