package kz.kualik.signature.xml.dsig;

import java.security.interfaces.ECKey;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyFamily;
import kz.kualik.crypto.SignatureScheme;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;

/** Judges signature values under the key of a certificate. */
final class SignatureValues {

    private final CryptoEngine engine;

    SignatureValues(CryptoEngine engine) {
        this.engine = engine;
    }

    /** Whether the value over these octets was made with the certificate's key, by this method and no other. */
    boolean fits(Certificate certificate, XmlSignatureMethod method, byte[] signed, byte[] value)
            throws RefusedSignatureException {
        SignatureScheme scheme;
        try {
            scheme = engine.scheme(certificate.publicKeyInfo(), method.identifier(), Optional.of(method.digest()));
        } catch (UnsupportedSignatureAlgorithmException e) {
            throw new RefusedSignatureException(
                    "the certificate's key does not fit the signature method: " + e.getMessage(), e);
        }
        if (scheme.family() != method.family() || scheme.digest() != method.digest()) {
            throw new RefusedSignatureException("the certificate's key does not fit the signature method");
        }
        return engine.verify(scheme, signed, asX509(scheme, value));
    }

    private static byte[] asX509(SignatureScheme scheme, byte[] value) throws RefusedSignatureException {
        if (scheme.family() == KeyFamily.ECDSA && scheme.key() instanceof ECKey key) {
            return EcdsaValue.toDer(value, (key.getParams().getOrder().bitLength() + 7) / 8);
        }
        return value;
    }
}
