package kz.kualik.responder.ocsp;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.MessageSigner;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import kz.kualik.pki.ocsp.OcspCertId;
import kz.kualik.pki.ocsp.OcspResponseComposer;
import kz.kualik.pki.ocsp.UsualOcspRequest;
import kz.kualik.pki.ocsp.UsualOcspResponseComposer;
import kz.kualik.responder.keys.OcspSigner;
import kz.kualik.responder.keys.ServiceKey;
import kz.kualik.responder.status.IssuerId;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * Finds the signer for the issuer that a question names. The digests of every issuer's name and key are made once with
 * every digest algorithm that is understood: SHA-1, SHA-2 and the GOST digests, each written with and without the NULL of
 * its parameters.
 */
final class OcspSigners {

    private static final SerialNumber ANY = new SerialNumber(BigInteger.ONE);

    private final Map<ByteKey, NamedIssuer> issuers = new HashMap<>();

    /** By the last octet of the issuer's key digest, so that a question finds its issuer without an object. */
    private final List<List<NamedIssuer>> byOctet = new ArrayList<>();

    private final List<OcspSigner> signers;

    /**
     * What is needed to answer for one issuer.
     *
     * @param general makes answers to all questions
     * @param usual makes answers to usual questions
     * @param messageSigner this thread's own
     * @param inNoTime so fast that nobody need wait for another thread
     */
    record Entry(
            IssuerId issuer,
            OcspResponseComposer general,
            UsualOcspResponseComposer usual,
            ServiceKey key,
            ThreadLocal<MessageSigner> messageSigner,
            boolean inNoTime) {}

    /**
     * One of the forms in which questions name an issuer.
     *
     * @param octets hashAlgorithm, issuerNameHash and issuerKeyHash of the CertID
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity
    record NamedIssuer(byte[] octets, Entry entry) {

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    OcspSigners(List<OcspSigner> signers, CryptoEngine engine, boolean extendedRevoked) {
        this.signers = List.copyOf(signers);
        for (int i = 0; i <= 0xff; i++) {
            byOctet.add(new ArrayList<>());
        }
        for (var signer : signers) {
            var entry = entry(signer, engine, extendedRevoked);
            for (var digest : DigestAlgorithm.values()) {
                names(digest, signer.issuerCertificate()).forEach(certId -> add(certId, entry));
            }
        }
    }

    private static Entry entry(OcspSigner signer, CryptoEngine engine, boolean extendedRevoked) {
        var key = signer.key();
        return new Entry(
                signer.issuer(),
                new OcspResponseComposer(key.certificate(), key.others()),
                new UsualOcspResponseComposer(
                        key.certificate(), key.others(), key.algorithm().identifier(), extendedRevoked),
                key,
                ThreadLocal.withInitial(() -> key.newMessageSigner(engine)),
                engine.signsInNoTime(key.algorithm()));
    }

    private static Stream<OcspCertId> names(DigestAlgorithm digest, Certificate issuer) {
        var certId = OcspCertId.of(digest, issuer, ANY);
        var withoutParameters = new OcspCertId(
                new AlgorithmIdentifier(digest.oid()), certId.issuerNameHash(), certId.issuerKeyHash(), ANY);
        return Stream.of(certId, withoutParameters);
    }

    private void add(OcspCertId certId, Entry entry) {
        var name = new NamedIssuer(certId.encodedIssuer(), entry);
        issuers.put(new ByteKey(name.octets()), name);
        byOctet.get(name.octets()[name.octets().length - 1] & 0xff).add(name);
    }

    Optional<Entry> find(OcspCertId certId) {
        return Optional.ofNullable(issuers.get(new ByteKey(certId.encodedIssuer())))
                .map(NamedIssuer::entry);
    }

    Optional<NamedIssuer> find(UsualOcspRequest question) {
        for (var candidate : byOctet.get(question.issuerKeyOctet())) {
            if (question.namesIssuer(candidate.octets())) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    List<OcspSigner> all() {
        return signers;
    }
}
