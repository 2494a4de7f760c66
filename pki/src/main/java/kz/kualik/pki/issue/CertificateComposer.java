package kz.kualik.pki.issue;

import java.io.IOException;
import java.util.Date;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.UnsupportedKeyException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.CertificateSubject;
import kz.kualik.pki.certificate.IssuerContext;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.certificate.ToBeSignedCertificate;
import kz.kualik.pki.certificate.Validity;
import kz.kualik.pki.profile.CertificateProfile;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/**
 * Puts a TBSCertificate (RFC 5280, section 4.1) together from a profile and the facts of one issue. A pure function: it
 * knows no clock, no store and no private key, and judges nothing; that is lint's part.
 */
public final class CertificateComposer {

    /**
     * Composes a certificate.
     *
     * @param profile what kind of certificate
     * @param subject whom it is for
     * @param key the holder's public key
     * @param serial the number, already taken in the store
     * @param validity from when to when
     * @param issuer who will sign
     * @throws IncompleteIssuanceException if the profile demands what the other arguments do not give, or the key is of
     *     no known kind
     */
    public ToBeSignedCertificate compose(
            CertificateProfile profile,
            CertificateSubject subject,
            SubjectPublicKeyInfo key,
            SerialNumber serial,
            Validity validity,
            IssuerContext issuer)
            throws IncompleteIssuanceException {
        var generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(serial.value()));
        generator.setSignature(issuer.signatureAlgorithm().identifier());
        generator.setIssuer(issuer.issuer().map(Certificate::subject).orElse(subject.name()));
        // Time chooses UTCTime up to 2049 and GeneralizedTime after, as RFC 5280 asks
        generator.setStartDate(new Time(Date.from(validity.notBefore())));
        generator.setEndDate(new Time(Date.from(validity.notAfter())));
        generator.setSubject(subject.name());
        generator.setSubjectPublicKeyInfo(key);
        try {
            var algorithm = KeyAlgorithm.of(key);
            var extensions = new ExtensionComposer(profile, subject, issuer);
            generator.setExtensions(extensions.compose(key, algorithm.family()));
            var encoded = generator.generateTBSCertificate().getEncoded(ASN1Encoding.DER);
            return new ToBeSignedCertificate(encoded, profile, issuer);
        } catch (UnsupportedKeyException | IOException e) {
            throw new IncompleteIssuanceException(profile.name(), e);
        }
    }
}
