package kz.kualik.pki.issue;

import java.io.IOException;
import java.security.PrivateKey;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.pki.certificate.ToBeSignedCertificate;
import kz.kualik.pki.der.Asn1Exception;
import kz.kualik.pki.der.StrictDer;
import kz.kualik.pki.lint.LintedCertificate;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * Signs what lint has passed, and only that. The signature is verified with the issuer's public key before the
 * certificate is given out, so that neither a wrong key nor a faulty computation (which could betray the key) leaves the
 * house.
 */
public final class CertificateSigner {

    /**
     * Signs once; the token is spent afterwards, even if signing fails.
     *
     * @throws kz.kualik.pki.lint.SpentTokenException if the token was used before
     * @throws CertificateSigningException if the key is not the issuer's, or the signature does not verify
     */
    public Certificate sign(LintedCertificate linted, PrivateKey issuerKey, CryptoEngine engine)
            throws CertificateSigningException {
        var toBeSigned = linted.spend();
        var algorithm = toBeSigned.issuer().signatureAlgorithm();
        var encoded = toBeSigned.encoded();
        try {
            var body = TBSCertificate.getInstance(encoded);
            var signature = engine.sign(issuerKey, algorithm, encoded);
            var scheme = engine.scheme(
                    issuersKey(toBeSigned, body), algorithm.identifier(), Optional.of(algorithm.digest()));
            if (!engine.verify(scheme, encoded, signature)) {
                throw CertificateSigningException.doesNotVerify();
            }
            var content = new ASN1EncodableVector();
            content.add(body);
            content.add(algorithm.identifier());
            content.add(new DERBitString(signature));
            var certificate = new DERSequence(content).getEncoded(ASN1Encoding.DER);
            StrictDer.requireDer(certificate, Certificate.MAXIMUM_SIZE);
            return Certificate.parse(certificate);
        } catch (UnsupportedSignatureAlgorithmException
                | IOException
                | Asn1Exception
                | MalformedCertificateException e) {
            throw CertificateSigningException.failed(e);
        }
    }

    private static SubjectPublicKeyInfo issuersKey(ToBeSignedCertificate toBeSigned, TBSCertificate body) {
        return toBeSigned.issuer().issuer().map(Certificate::publicKeyInfo).orElse(body.getSubjectPublicKeyInfo());
    }
}
