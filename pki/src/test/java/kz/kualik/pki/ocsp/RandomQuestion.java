package kz.kualik.pki.ocsp;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.SerialNumber;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Usual questions of every kind: each digest, with and without its NULL, long and short serial numbers and nonces. */
final class RandomQuestion {

    private static final List<DigestAlgorithm> DIGESTS = List.of(DigestAlgorithm.values());

    private RandomQuestion() {}

    static byte[] next(Random random, Certificate issuer) {
        var digest = DIGESTS.get(random.nextInt(DIGESTS.size()));
        var number = new BigInteger(1 + random.nextInt(160), random).max(BigInteger.ONE);
        var builder = new OcspRequestBuilder().add(certId(digest, issuer, number, random.nextBoolean()));
        if (random.nextBoolean()) {
            var nonce = new byte[8 + random.nextInt(121)];
            random.nextBytes(nonce);
            builder.nonce(OcspNonce.of(nonce));
        }
        return builder.build();
    }

    /** Everything that these questions hold before the serial number. */
    static List<byte[]> issuerParts(Certificate issuer) {
        return DIGESTS.stream()
                .flatMap(digest -> Stream.of(
                        certId(digest, issuer, BigInteger.ONE, true), certId(digest, issuer, BigInteger.ONE, false)))
                .map(OcspCertId::encodedIssuer)
                .toList();
    }

    private static OcspCertId certId(DigestAlgorithm digest, Certificate issuer, BigInteger serial, boolean withNull) {
        var certId = OcspCertId.of(digest, issuer, new SerialNumber(serial));
        return withNull
                ? certId
                : new OcspCertId(
                        new AlgorithmIdentifier(digest.oid()),
                        certId.issuerNameHash(),
                        certId.issuerKeyHash(),
                        certId.serialNumber());
    }
}
