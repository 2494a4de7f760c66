package kz.kualik.signature.verify;

import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.cms.SchemeNames;
import kz.kualik.signature.facts.Integrity;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Checks one plain signature (over octets, with the algorithm named beside it) under a certificate's key. */
final class SignatureCheck {

    private final CryptoEngine engine;

    SignatureCheck(CryptoEngine engine) {
        this.engine = engine;
    }

    Integrity check(
            Certificate signer,
            AlgorithmIdentifier algorithm,
            Optional<DigestAlgorithm> digestHint,
            byte[] signed,
            byte[] signature) {
        if (algorithm.getParameters() != null && !(algorithm.getParameters() instanceof ASN1Null)) {
            return Integrity.broken("the signature algorithm carries parameters that it has none of");
        }
        try {
            var scheme = engine.scheme(signer.publicKeyInfo(), algorithm, digestHint);
            return engine.verify(scheme, signed, signature)
                    ? Integrity.intact()
                    : Integrity.broken("the signature is wrong: it was not made over these bytes by the signer's key");
        } catch (UnsupportedSignatureAlgorithmException e) {
            return Integrity.broken("the signature algorithm does not fit the signer's key: " + e.getMessage());
        }
    }

    boolean isRight(Certificate signer, AlgorithmIdentifier algorithm, byte[] signed, byte[] signature) {
        return check(signer, algorithm, Optional.empty(), signed, signature) instanceof Integrity.Intact;
    }

    /** The scheme's name for reports; the bare identifier if key and algorithm do not make a scheme. */
    String describe(Optional<Certificate> signer, AlgorithmIdentifier algorithm, Optional<DigestAlgorithm> hint) {
        if (signer.isPresent()) {
            try {
                return SchemeNames.of(engine.scheme(signer.get().publicKeyInfo(), algorithm, hint));
            } catch (UnsupportedSignatureAlgorithmException e) {
                return algorithm.getAlgorithm().getId();
            }
        }
        return algorithm.getAlgorithm().getId();
    }
}
