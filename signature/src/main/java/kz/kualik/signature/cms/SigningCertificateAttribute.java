package kz.kualik.signature.cms;

import java.util.Arrays;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.jspecify.annotations.Nullable;

/**
 * The signed attributes that bind a signature to one certificate: {@code signingCertificate} (RFC 2634, section 5.4) and
 * {@code signingCertificateV2} (RFC 5035, section 3). The first entry is the signer's.
 */
final class SigningCertificateAttribute {

    static final ASN1ObjectIdentifier VERSION_1 = new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.12");
    static final ASN1ObjectIdentifier VERSION_2 = new ASN1ObjectIdentifier("1.2.840.113549.1.9.16.2.47");

    private final DigestAlgorithm algorithm;
    private final byte[] hash;
    private final @Nullable IssuerSerial issuerSerial;

    private SigningCertificateAttribute(DigestAlgorithm algorithm, byte[] hash, @Nullable IssuerSerial issuerSerial) {
        this.algorithm = algorithm;
        this.hash = hash;
        this.issuerSerial = issuerSerial;
    }

    /** The value of {@code signingCertificateV2}: ESSCertIDv2 by SHA-256, which as the default is not named. */
    static ASN1Encodable valueFor(Certificate signer) {
        var hash = new DEROctetString(DigestAlgorithm.SHA256.digest(signer.encoded()));
        return new DERSequence(new DERSequence(new DERSequence(hash)));
    }

    /** Whether every such attribute among these names this certificate; true when there is none. */
    static boolean allName(SignedAttributes attributes, Certificate certificate) throws BrokenSignatureException {
        var version1 = version1(attributes);
        var version2 = version2(attributes);
        return (version1.isEmpty() || version1.get().names(certificate))
                && (version2.isEmpty() || version2.get().names(certificate));
    }

    private static Optional<SigningCertificateAttribute> version1(SignedAttributes attributes)
            throws BrokenSignatureException {
        var value = attributes.singleValue(VERSION_1, "signingCertificate");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            var id = SigningCertificate.getInstance(value.get()).getCerts()[0];
            return Optional.of(
                    new SigningCertificateAttribute(DigestAlgorithm.SHA1, id.getCertHash(), id.getIssuerSerial()));
        } catch (RuntimeException malformed) {
            throw new BrokenSignatureException("the attribute signingCertificate is malformed");
        }
    }

    private static Optional<SigningCertificateAttribute> version2(SignedAttributes attributes)
            throws BrokenSignatureException {
        var value = attributes.singleValue(VERSION_2, "signingCertificateV2");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            var id = SigningCertificateV2.getInstance(value.get()).getCerts()[0];
            var algorithm = DigestAlgorithm.of(id.getHashAlgorithm().getAlgorithm());
            if (algorithm.isEmpty()) {
                throw new BrokenSignatureException("the attribute signingCertificateV2 uses the unknown digest "
                        + id.getHashAlgorithm().getAlgorithm());
            }
            return Optional.of(
                    new SigningCertificateAttribute(algorithm.get(), id.getCertHash(), id.getIssuerSerial()));
        } catch (RuntimeException malformed) {
            throw new BrokenSignatureException("the attribute signingCertificateV2 is malformed");
        }
    }

    private boolean names(Certificate certificate) {
        return Arrays.equals(algorithm.digest(certificate.encoded()), hash)
                && (issuerSerial == null || namesIssuerAndSerial(issuerSerial, certificate));
    }

    private static boolean namesIssuerAndSerial(IssuerSerial issuerSerial, Certificate certificate) {
        try {
            var issuer = DerEncoding.of(certificate.issuer());
            return issuerSerial
                            .getSerial()
                            .getValue()
                            .equals(certificate.serialNumber().value())
                    && Arrays.stream(issuerSerial.getIssuer().getNames())
                            .filter(name -> name.getTagNo() == GeneralName.directoryName)
                            .map(name -> DerEncoding.of(X500Name.getInstance(name.getName())))
                            .anyMatch(name -> Arrays.equals(name, issuer));
        } catch (IllegalArgumentException malformedName) {
            return false;
        }
    }
}
