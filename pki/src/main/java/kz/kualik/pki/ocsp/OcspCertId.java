package kz.kualik.pki.ocsp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Which certificate is meant: CertID (RFC 6960, section 4.1.1), the digests of the issuer's name and key, and the serial
 * number. Equality is equality of the DER encoding: digests made with different algorithms are different identifiers.
 */
public final class OcspCertId {

    private final AlgorithmIdentifier hashAlgorithm;
    private final byte[] issuerNameHash;
    private final byte[] issuerKeyHash;
    private final SerialNumber serialNumber;

    /** The identifier of an issuer's certificate, with digests made by this algorithm. */
    public static OcspCertId of(DigestAlgorithm digest, Certificate issuer, SerialNumber serialNumber) {
        return new OcspCertId(
                digest.identifier(),
                digest.digest(nameOf(issuer)),
                digest.digest(issuer.publicKeyInfo().getPublicKeyData().getOctets()),
                serialNumber);
    }

    private static byte[] nameOf(Certificate issuer) {
        try {
            return issuer.subject().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param issuerNameHash digest of the issuer's DER encoded name
     * @param issuerKeyHash digest of the content of the issuer's subjectPublicKey BIT STRING, without tag, length and
     *     unused bits
     */
    public OcspCertId(
            AlgorithmIdentifier hashAlgorithm, byte[] issuerNameHash, byte[] issuerKeyHash, SerialNumber serialNumber) {
        this.hashAlgorithm = hashAlgorithm;
        this.issuerNameHash = issuerNameHash.clone();
        this.issuerKeyHash = issuerKeyHash.clone();
        this.serialNumber = serialNumber;
    }

    static OcspCertId of(CertID id) {
        return new OcspCertId(
                id.getHashAlgorithm(),
                id.getIssuerNameHash().getOctets(),
                id.getIssuerKeyHash().getOctets(),
                new SerialNumber(id.getSerialNumber().getValue()));
    }

    public AlgorithmIdentifier hashAlgorithm() {
        return hashAlgorithm;
    }

    public byte[] issuerNameHash() {
        return issuerNameHash.clone();
    }

    public byte[] issuerKeyHash() {
        return issuerKeyHash.clone();
    }

    public SerialNumber serialNumber() {
        return serialNumber;
    }

    /**
     * Whether this names a certificate that this authority issued.
     *
     * @return false also where the digest algorithm is not known
     */
    public boolean isIssuedBy(Certificate issuer) {
        return DigestAlgorithm.of(hashAlgorithm.getAlgorithm())
                .map(digest -> of(digest, issuer, serialNumber))
                .map(expected -> Arrays.equals(expected.issuerNameHash, issuerNameHash)
                        && Arrays.equals(expected.issuerKeyHash, issuerKeyHash))
                .orElse(false);
    }

    CertID toAsn1() {
        return new CertID(
                hashAlgorithm,
                new DEROctetString(issuerNameHash),
                new DEROctetString(issuerKeyHash),
                new ASN1Integer(serialNumber.value()));
    }

    /** The part that names the issuer, as it stands in the DER encoding: everything before the serial number. */
    public byte[] encodedIssuer() {
        var out = new ByteArrayOutputStream();
        try {
            out.write(hashAlgorithm.getEncoded(ASN1Encoding.DER));
            out.write(new DEROctetString(issuerNameHash).getEncoded(ASN1Encoding.DER));
            out.write(new DEROctetString(issuerKeyHash).getEncoded(ASN1Encoding.DER));
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The DER encoding. */
    public byte[] encoded() {
        try {
            return toAsn1().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OcspCertId that
                && serialNumber.equals(that.serialNumber)
                && Arrays.equals(issuerKeyHash, that.issuerKeyHash)
                && Arrays.equals(issuerNameHash, that.issuerNameHash)
                && hashAlgorithm.equals(that.hashAlgorithm);
    }

    @Override
    public int hashCode() {
        return serialNumber.hashCode() * 31 + Arrays.hashCode(issuerKeyHash);
    }

    @Override
    public String toString() {
        return "OcspCertId[serial " + serialNumber + "]";
    }
}
