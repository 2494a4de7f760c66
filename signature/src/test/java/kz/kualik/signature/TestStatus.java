package kz.kualik.signature;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.crl.CrlComposer;
import kz.kualik.pki.crl.CrlContents;
import kz.kualik.pki.crl.RevokedCertificate;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspNonce;
import kz.kualik.pki.ocsp.OcspResponseComposer;
import kz.kualik.pki.ocsp.SingleOcspResponse;

/** Makes revocation lists and status answers for tests. */
public final class TestStatus {

    private TestStatus() {}

    /** A full list, good for a day. */
    public static byte[] list(SigningKey issuer, Instant thisUpdate, RevokedCertificate... entries) {
        var contents =
                CrlContents.full(issuer.certificate(), thisUpdate, thisUpdate.plus(Duration.ofDays(1)), BigInteger.TEN);
        return compose(issuer, contents, entries);
    }

    /** A delta list, good for a day. */
    public static byte[] deltaList(SigningKey issuer, Instant thisUpdate, RevokedCertificate... entries) {
        var nextUpdate = thisUpdate.plus(Duration.ofDays(1));
        var contents = CrlContents.full(issuer.certificate(), thisUpdate, nextUpdate, BigInteger.TEN)
                .deltaSince(BigInteger.ONE, nextUpdate);
        return compose(issuer, contents, entries);
    }

    /** A full list of this number, good for a day. */
    public static byte[] numberedList(
            SigningKey issuer, Instant thisUpdate, long number, RevokedCertificate... entries) {
        return compose(issuer, numbered(issuer, thisUpdate, number), entries);
    }

    /** A delta list of this number that amends full lists from the base on. */
    public static byte[] amendingList(
            SigningKey issuer, Instant thisUpdate, long number, long base, RevokedCertificate... entries) {
        var contents = numbered(issuer, thisUpdate, number)
                .deltaSince(BigInteger.valueOf(base), thisUpdate.plus(Duration.ofHours(6)));
        return compose(issuer, contents, entries);
    }

    /** The same for those certificates only that name this address. */
    public static byte[] amendingListOf(
            URI point, SigningKey issuer, Instant thisUpdate, long number, long base, RevokedCertificate... entries) {
        var contents = numbered(issuer, thisUpdate, number)
                .ofDistributionPoint(point)
                .deltaSince(BigInteger.valueOf(base), thisUpdate.plus(Duration.ofHours(6)));
        return compose(issuer, contents, entries);
    }

    private static CrlContents numbered(SigningKey issuer, Instant thisUpdate, long number) {
        return CrlContents.full(
                issuer.certificate(), thisUpdate, thisUpdate.plus(Duration.ofDays(1)), BigInteger.valueOf(number));
    }

    private static byte[] compose(SigningKey issuer, CrlContents contents, RevokedCertificate... entries) {
        return new CrlComposer()
                .compose(
                        contents,
                        Stream.of(entries),
                        TestHierarchy.ENGINE.contentSigner(issuer.privateKey(), issuer.algorithm()));
    }

    /** An answer about one certificate. */
    public static byte[] answer(
            SigningKey responder,
            Certificate issuer,
            Certificate subject,
            CertificateStatus status,
            Instant time,
            Optional<OcspNonce> nonce) {
        return answer(responder, List.of(), issuer, subject, status, time, time, nonce);
    }

    /** An answer that encloses further certificates, and that was made at another time than that of which it speaks. */
    public static byte[] answer(
            SigningKey responder,
            List<Certificate> enclosed,
            Certificate issuer,
            Certificate subject,
            CertificateStatus status,
            Instant thisUpdate,
            Instant producedAt,
            Optional<OcspNonce> nonce) {
        var digest = DigestAlgorithm.SHA256;
        var id = new OcspCertId(
                digest.identifier(),
                digest.digest(encoded(issuer)),
                digest.digest(issuer.publicKeyInfo().getPublicKeyData().getOctets()),
                subject.serialNumber());
        return new OcspResponseComposer(responder.certificate(), enclosed)
                .compose(
                        List.of(new SingleOcspResponse(id, status, thisUpdate, Optional.empty())),
                        producedAt,
                        nonce,
                        false,
                        TestHierarchy.ENGINE.contentSigner(responder.privateKey(), responder.algorithm()));
    }

    private static byte[] encoded(Certificate issuer) {
        try {
            return issuer.subject().getEncoded();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
