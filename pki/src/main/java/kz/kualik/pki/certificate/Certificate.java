package kz.kualik.pki.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import kz.kualik.pki.name.ReadableName;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * An X.509 certificate (RFC 5280, section 4.1) as the very bytes that were signed. Equality is equality of these bytes.
 *
 * <p>Reading is tolerant about content, because certificates with odd extensions are in use; whether a certificate obeys
 * its profile is a question for lint and for path validation, not for the reader.
 */
public final class Certificate {

    /** No certificate of this field comes near; a larger one is refused before it is parsed. */
    public static final int MAXIMUM_SIZE = 64 * 1024;

    private static final String UNREADABLE_NAME = "a name in the certificate cannot be read";

    private final byte[] encoded;
    private final X509CertificateHolder holder;

    private Certificate(byte[] encoded, X509CertificateHolder holder) {
        this.encoded = encoded;
        this.holder = holder;
    }

    /**
     * Reads a DER encoded certificate.
     *
     * @throws MalformedCertificateException if the bytes are not exactly one certificate
     */
    public static Certificate parse(byte[] der) throws MalformedCertificateException {
        if (der.length > MAXIMUM_SIZE) {
            throw new MalformedCertificateException(
                    "a certificate of " + der.length + " octets is larger than " + MAXIMUM_SIZE);
        }
        try {
            var holder = new X509CertificateHolder(der.clone());
            if (!hasReadableNames(holder)) {
                throw new MalformedCertificateException(UNREADABLE_NAME);
            }
            return new Certificate(der.clone(), holder);
        } catch (IOException | RuntimeException e) {
            throw new MalformedCertificateException("not an X.509 certificate: " + e.getMessage(), e);
        }
    }

    /**
     * Takes over a certificate that Bouncy Castle has parsed already, for example out of a CMS structure.
     *
     * @throws IllegalArgumentException if a name in it cannot be read
     */
    public static Certificate of(X509CertificateHolder holder) {
        if (!hasReadableNames(holder)) {
            throw new IllegalArgumentException(UNREADABLE_NAME);
        }
        try {
            return new Certificate(holder.getEncoded(), holder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasReadableNames(X509CertificateHolder holder) {
        return ReadableName.isReadable(holder.getSubject()) && ReadableName.isReadable(holder.getIssuer());
    }

    /** The DER encoding; a copy. */
    public byte[] encoded() {
        return encoded.clone();
    }

    public SerialNumber serialNumber() {
        return new SerialNumber(holder.getSerialNumber());
    }

    public X500Name issuer() {
        return holder.getIssuer();
    }

    public X500Name subject() {
        return holder.getSubject();
    }

    public Instant notBefore() {
        return holder.getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return holder.getNotAfter().toInstant();
    }

    public SubjectPublicKeyInfo publicKeyInfo() {
        return holder.getSubjectPublicKeyInfo();
    }

    /** The subject key identifier extension; empty if there is none or if it cannot be read. */
    public Optional<byte[]> subjectKeyIdentifier() {
        return readable(SubjectKeyIdentifier::fromExtensions).map(SubjectKeyIdentifier::getKeyIdentifier);
    }

    /** The key identifier inside the authority key identifier extension; empty if there is none or if it cannot be read. */
    public Optional<byte[]> authorityKeyIdentifier() {
        return readable(AuthorityKeyIdentifier::fromExtensions).map(AuthorityKeyIdentifier::getKeyIdentifierOctets);
    }

    /** The extension is only a hint for finding issuers, so a damaged one is as good as none; lint names the defect. */
    private <T> Optional<T> readable(Function<Extensions, @Nullable T> reader) {
        try {
            return extensions().map(reader);
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    public Optional<Extensions> extensions() {
        return Optional.ofNullable(holder.getExtensions());
    }

    /** Subject and issuer are the same name, compared by their encoded bytes. */
    public boolean isSelfIssued() {
        try {
            return Arrays.equals(subject().getEncoded(), issuer().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same certificate for Bouncy Castle's interfaces. */
    public X509CertificateHolder toHolder() {
        return holder;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Certificate that && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    /** Serial number only: names of people do not belong into logs. */
    @Override
    public String toString() {
        return "Certificate[serial "
                + HexFormat.of().formatHex(holder.getSerialNumber().toByteArray()) + "]";
    }
}
