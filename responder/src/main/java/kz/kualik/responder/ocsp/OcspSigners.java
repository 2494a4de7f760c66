package kz.kualik.responder.ocsp;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspResponseComposer;
import kz.kualik.responder.keys.OcspSigner;
import kz.kualik.responder.keys.ServiceKey;
import kz.kualik.responder.status.IssuerId;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * Finds the signer for the issuer that a question names. The digests of every issuer's name and key are made once with
 * every digest algorithm that is understood: SHA-1, SHA-2 and the GOST digests.
 */
final class OcspSigners {

    private final Map<IssuerHash, Entry> entries = new HashMap<>();
    private final List<OcspSigner> signers;

    /** What is needed to answer for one issuer. */
    record Entry(IssuerId issuer, OcspResponseComposer composer, ServiceKey key) {}

    OcspSigners(List<OcspSigner> signers) {
        this.signers = List.copyOf(signers);
        for (var signer : signers) {
            var entry = new Entry(
                    signer.issuer(),
                    new OcspResponseComposer(
                            signer.key().certificate(), signer.key().others()),
                    signer.key());
            for (var digest : DigestAlgorithm.values()) {
                entries.put(
                        IssuerHash.of(
                                OcspCertId.of(digest, signer.issuerCertificate(), new SerialNumber(BigInteger.ONE))),
                        entry);
            }
        }
    }

    Optional<Entry> find(OcspCertId certId) {
        return Optional.ofNullable(entries.get(IssuerHash.of(certId)));
    }

    List<OcspSigner> all() {
        return signers;
    }

    /** A certificate identifier without its serial number. */
    @SuppressWarnings("ArrayRecordComponent") // equality is spelled out below
    private record IssuerHash(ASN1ObjectIdentifier algorithm, byte[] name, byte[] key) {

        static IssuerHash of(OcspCertId certId) {
            return new IssuerHash(
                    certId.hashAlgorithm().getAlgorithm(), certId.issuerNameHash(), certId.issuerKeyHash());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof IssuerHash that
                    && Arrays.equals(key, that.key)
                    && Arrays.equals(name, that.name)
                    && algorithm.equals(that.algorithm);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(key);
        }
    }
}
