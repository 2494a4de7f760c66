package kz.kualik.signature.cms;

import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.SignatureScheme;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;

/** Signature schemes in the words of a report. */
public final class SchemeNames {

    private SchemeNames() {}

    /** The name of a scheme, for example {@code GOST R 34.10-2015 (512 bit)}. */
    public static String of(SignatureScheme scheme) {
        return switch (scheme.family()) {
            case GOST_2015 ->
                scheme.digest() == DigestAlgorithm.GOST3411_2015_256
                        ? "GOST R 34.10-2015 (256 bit)"
                        : "GOST R 34.10-2015 (512 bit)";
            case GOST_2004 -> "GOST 34.310-2004";
            case RSA -> "RSA with " + scheme.digest().jcaName();
            case ECDSA -> "ECDSA with " + scheme.digest().jcaName();
        };
    }

    static String of(CryptoEngine engine, Certificate certificate, CmsSignerInfo signer) {
        try {
            var digest = DigestAlgorithm.of(signer.digestAlgorithm().getAlgorithm());
            return of(engine.scheme(certificate.publicKeyInfo(), signer.signatureAlgorithm(), digest));
        } catch (UnsupportedSignatureAlgorithmException e) {
            return of(signer);
        }
    }

    /** Without the key only the names in the document can be told. */
    static String of(CmsSignerInfo signer) {
        return signer.signatureAlgorithm().getAlgorithm().getId();
    }
}
