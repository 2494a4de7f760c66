package kz.kualik.pki.crl;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.crl.DerCursor.Element;
import kz.kualik.pki.name.ReadableName;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A certificate revocation list (CertificateList of RFC 5280, section 5.1) as the very bytes that were signed. Entries are
 * read in place each time they are asked for; {@link #parse} has looked at every one of them, so that later reading
 * cannot fail.
 */
public final class CertificateRevocationList {

    /** Ten times the national list of today. */
    public static final int MAXIMUM_SIZE = 256 * 1024 * 1024;

    private final byte[] encoded;
    private final Element toBeSigned;
    private final CrlHeader header;
    private final AlgorithmIdentifier signatureAlgorithm;
    private final byte[] signature;
    private final int entryCount;

    private CertificateRevocationList(
            byte[] encoded,
            Element toBeSigned,
            CrlHeader header,
            AlgorithmIdentifier signatureAlgorithm,
            byte[] signature,
            int entryCount) {
        this.encoded = encoded;
        this.toBeSigned = toBeSigned;
        this.header = header;
        this.signatureAlgorithm = signatureAlgorithm;
        this.signature = signature;
        this.entryCount = entryCount;
    }

    /**
     * Reads a DER encoded list. The inner and the outer signature algorithm must be the same (section 5.1.1.2).
     *
     * @throws MalformedCrlException if the bytes are not exactly one list, or are more than {@link #MAXIMUM_SIZE}
     */
    public static CertificateRevocationList parse(byte[] der) throws MalformedCrlException {
        requireSize(der.length);
        return readOwned(der.clone());
    }

    /**
     * Reads a DER encoded list from a file, holding it in memory once.
     *
     * @throws IOException if the file cannot be read
     * @throws MalformedCrlException as {@link #parse}; a file that is too large is not read at all
     */
    public static CertificateRevocationList read(Path file) throws IOException, MalformedCrlException {
        requireSize(Files.size(file));
        return readOwned(Files.readAllBytes(file));
    }

    private static void requireSize(long octets) throws MalformedCrlException {
        if (octets > MAXIMUM_SIZE) {
            throw new MalformedCrlException(octets + " octets are more than " + MAXIMUM_SIZE);
        }
    }

    private static CertificateRevocationList readOwned(byte[] der) throws MalformedCrlException {
        try {
            return read(der);
        } catch (IOException | RuntimeException e) {
            throw new MalformedCrlException(String.valueOf(e.getMessage()), e);
        }
    }

    private static CertificateRevocationList read(byte[] der) throws MalformedCrlException, IOException {
        var cursor = new DerCursor(der, 0, der.length);
        var outer = cursor.next(Element.SEQUENCE, "CertificateList");
        cursor.requireEnd("CertificateList");

        var parts = outer.content();
        var toBeSigned = parts.next(Element.SEQUENCE, "tbsCertList");
        var algorithm = parts.next(Element.SEQUENCE, "signatureAlgorithm");
        var signature = parts.next(BERTags.BIT_STRING, "signatureValue");
        parts.requireEnd("CertificateList");

        var header = CrlHeader.read(toBeSigned);
        if (!ReadableName.isReadable(header.issuer())) {
            throw new MalformedCrlException("the issuer's name cannot be read");
        }
        if (!Arrays.equals(header.innerSignatureAlgorithm(), algorithm.encoded())) {
            throw new MalformedCrlException("the signed and the outer signature algorithm differ");
        }
        int count = header.scanner().requireReadable();
        return new CertificateRevocationList(
                der,
                toBeSigned,
                header,
                AlgorithmIdentifier.getInstance(algorithm.encoded()),
                ASN1BitString.getInstance(signature.encoded()).getOctets(),
                count);
    }

    /** The DER encoding; a copy. */
    public byte[] encoded() {
        return encoded.clone();
    }

    /** The octets under the signature: tbsCertList; a copy. */
    public byte[] toBeSigned() {
        return toBeSigned.encoded();
    }

    public AlgorithmIdentifier signatureAlgorithm() {
        return signatureAlgorithm;
    }

    /** The signature's octets as they stand in the BIT STRING. */
    public byte[] signature() {
        return signature.clone();
    }

    /**
     * Whether the signature was made with this key.
     *
     * @throws UnsupportedSignatureAlgorithmException if key and signature algorithm do not make a known scheme
     */
    public boolean isSignedBy(SubjectPublicKeyInfo key, CryptoEngine engine)
            throws UnsupportedSignatureAlgorithmException {
        var scheme = engine.scheme(key, signatureAlgorithm, Optional.empty());
        return engine.verify(scheme, encoded, toBeSigned.start(), toBeSigned.end() - toBeSigned.start(), signature);
    }

    public X500Name issuer() {
        return header.issuer();
    }

    public Instant thisUpdate() {
        return header.thisUpdate();
    }

    /** RFC 5280 requires it, X.509 does not. */
    public Optional<Instant> nextUpdate() {
        return header.nextUpdate();
    }

    public Optional<Extensions> extensions() {
        return header.extensions();
    }

    /** The number of this list (section 5.2.3). */
    public Optional<BigInteger> crlNumber() {
        return integerExtension(Extension.cRLNumber);
    }

    /** In a delta list the number of the full list that it amends (section 5.2.4); empty in a full list. */
    public Optional<BigInteger> baseCrlNumber() {
        return integerExtension(Extension.deltaCRLIndicator);
    }

    /** Amends a full list, and is worth nothing without it. */
    public boolean isDelta() {
        return baseCrlNumber().isPresent();
    }

    /**
     * The address by which certificates name this list, if it is for a part of them only (section 5.2.5). An issuing
     * distribution point of any other form is no address.
     */
    public Optional<URI> distributionPoint() {
        return header.extensions()
                .map(all -> all.getExtensionParsedValue(Extension.issuingDistributionPoint))
                .flatMap(value -> CrlAddresses.of(
                        IssuingDistributionPoint.getInstance(value).getDistributionPoint()));
    }

    /** Where the newest delta list is (section 5.2.6), if the list says so. */
    public Optional<URI> freshest() {
        return header.extensions()
                .map(all -> all.getExtensionParsedValue(Extension.freshestCRL))
                .flatMap(CrlAddresses::firstOf);
    }

    /** Certificates that expired at this time or later stay on the list (X.509, section 9.5.2.8); empty if none do. */
    public Optional<Instant> expiredSince() {
        return header.extensions()
                .map(all -> all.getExtensionParsedValue(CrlFrame.EXPIRED_CERTS_ON_CRL))
                .map(CrlAddresses::time);
    }

    /** The key identifier of the authority key identifier extension. */
    public Optional<byte[]> authorityKeyIdentifier() {
        return header.extensions()
                .map(AuthorityKeyIdentifier::fromExtensions)
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets);
    }

    public int entryCount() {
        return entryCount;
    }

    /** Walks over all entries in the list's order. */
    public void forEachEntry(Consumer<RevokedCertificate> consumer) {
        var cursor = header.entries();
        while (cursor.hasMore()) {
            consumer.accept(readAgain(cursor));
        }
    }

    /**
     * The entry of this serial number, the last one if there are several. Goes through the octets of the whole list, some
     * ten milliseconds for a million entries, and keeps nothing.
     */
    public Optional<RevokedCertificate> find(SerialNumber serialNumber) {
        int start = header.scanner().find(serialNumber.toOctets());
        return start < 0 ? Optional.empty() : Optional.of(readAgain(header.entriesFrom(start)));
    }

    private static RevokedCertificate readAgain(DerCursor cursor) {
        try {
            return CrlEntryReader.read(cursor.next());
        } catch (MalformedCrlException | IOException e) {
            throw new IllegalStateException("an entry changed after it was read", e);
        }
    }

    private Optional<BigInteger> integerExtension(ASN1ObjectIdentifier identifier) {
        return header.extensions()
                .map(all -> all.getExtensionParsedValue(identifier))
                .map(value -> ASN1Integer.getInstance(value).getValue());
    }

    /** Issuer, date of issue and number of entries. */
    @Override
    public String toString() {
        return "CertificateRevocationList[" + header.issuer() + ", " + header.thisUpdate() + ", " + entryCount
                + " entries]";
    }
}
