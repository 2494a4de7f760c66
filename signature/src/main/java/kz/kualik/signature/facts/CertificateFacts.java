package kz.kualik.signature.facts;

import java.util.List;
import kz.kualik.pki.certificate.Certificate;

/**
 * What the revocation data at hand say about one certificate of a chain.
 *
 * @param certificate the certificate
 * @param statements what authentic sources say about it
 * @param unusable why further sources could not be used, one phrase each
 */
public record CertificateFacts(Certificate certificate, List<RevocationStatement> statements, List<String> unusable) {

    public CertificateFacts {
        statements = List.copyOf(statements);
        unusable = List.copyOf(unusable);
    }
}
