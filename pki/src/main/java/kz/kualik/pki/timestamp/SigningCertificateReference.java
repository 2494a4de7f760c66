package kz.kualik.pki.timestamp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.jspecify.annotations.Nullable;

/**
 * The signed attribute that binds a signature to one certificate: the first ESSCertID of signingCertificate (RFC 2634) or
 * ESSCertIDv2 of signingCertificateV2 (RFC 5035).
 */
public final class SigningCertificateReference {

    private final ASN1ObjectIdentifier hashAlgorithm;
    private final byte[] hash;
    private final @Nullable IssuerSerial issuerSerial;

    private SigningCertificateReference(
            ASN1ObjectIdentifier hashAlgorithm, byte[] hash, @Nullable IssuerSerial issuerSerial) {
        this.hashAlgorithm = hashAlgorithm;
        this.hash = hash;
        this.issuerSerial = issuerSerial;
    }

    /** The reference among these signed attributes, version 2 before version 1. */
    static Optional<SigningCertificateReference> in(ASN1Set signedAttributes) {
        var table = new AttributeTable(signedAttributes);
        var version2 = table.get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (version2 != null) {
            ESSCertIDv2 id = SigningCertificateV2.getInstance(
                            version2.getAttrValues().getObjectAt(0))
                    .getCerts()[0];
            return Optional.of(new SigningCertificateReference(
                    id.getHashAlgorithm().getAlgorithm(), id.getCertHash(), id.getIssuerSerial()));
        }
        var version1 = table.get(PKCSObjectIdentifiers.id_aa_signingCertificate);
        if (version1 != null) {
            ESSCertID id = SigningCertificate.getInstance(
                            version1.getAttrValues().getObjectAt(0))
                    .getCerts()[0];
            return Optional.of(new SigningCertificateReference(
                    OIWObjectIdentifiers.idSHA1, id.getCertHash(), id.getIssuerSerial()));
        }
        return Optional.empty();
    }

    public ASN1ObjectIdentifier hashAlgorithm() {
        return hashAlgorithm;
    }

    /** Digest of the DER encoded certificate. */
    public byte[] hash() {
        return hash.clone();
    }

    /** Whether this certificate is the one meant: digest, and issuer and serial number where they are named. */
    public boolean names(Certificate certificate) {
        boolean sameHash = DigestAlgorithm.of(hashAlgorithm)
                .map(digest -> Arrays.equals(digest.digest(certificate.encoded()), hash))
                .orElse(false);
        return sameHash && namesIssuerAndSerialOf(certificate);
    }

    /** Whether issuer and serial number, where the reference names them, are those of this certificate. */
    public boolean namesIssuerAndSerialOf(Certificate certificate) {
        if (issuerSerial == null) {
            return true;
        }
        return new SerialNumber(issuerSerial.getSerial().getValue()).equals(certificate.serialNumber())
                && Arrays.stream(issuerSerial.getIssuer().getNames())
                        .filter(name -> name.getTagNo() == GeneralName.directoryName)
                        .anyMatch(name -> sameName(X500Name.getInstance(name.getName()), certificate.issuer()));
    }

    private static boolean sameName(X500Name one, X500Name other) {
        try {
            return Arrays.equals(one.getEncoded(ASN1Encoding.DER), other.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
