package kz.kualik.bench;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.request.CertificationRequestBuilder;
import kz.kualik.pki.request.CertificationRequestException;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Certificate requests in numbers. Every key is a new one, because no key is certified twice; as RSA keys take long to make,
 * they are put together from a stock of primes, which would be unforgivable anywhere else.
 */
final class BenchRequests {

    private static final int PRIME_BITS = 1024;
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    private static final X500Name SUBJECT = new X500Name("CN=bench");

    private final CryptoEngine engine = CryptoEngine.detect();
    private final SecureRandom random = new SecureRandom();
    private final List<BigInteger> primes = new ArrayList<>();
    private int first;
    private int second = 1;

    List<byte[]> make(KeyAlgorithm algorithm, int number) {
        var requests = new ArrayList<byte[]>();
        for (int i = 0; i < number; i++) {
            var pair = algorithm == KeyAlgorithm.RSA_2048 ? nextRsaPair() : engine.generateKeyPair(algorithm);
            requests.add(request(algorithm, pair));
        }
        return requests;
    }

    private byte[] request(KeyAlgorithm algorithm, KeyPair pair) {
        try {
            return new CertificationRequestBuilder(SUBJECT)
                    .build(pair, algorithm.defaultSignature(), engine)
                    .encoded();
        } catch (CertificationRequestException e) {
            throw new FailedIssuanceException(e);
        }
    }

    /** The next pair of primes whose product has the full length. */
    private KeyPair nextRsaPair() {
        while (true) {
            var p = prime(second);
            var q = prime(first);
            advance();
            if (p.multiply(q).bitLength() == 2 * PRIME_BITS) {
                return rsaPair(p, q);
            }
        }
    }

    private void advance() {
        first++;
        if (first == second) {
            first = 0;
            second++;
        }
    }

    private BigInteger prime(int index) {
        while (primes.size() <= index) {
            var candidate = BigInteger.probablePrime(PRIME_BITS, random).setBit(PRIME_BITS - 2);
            if (candidate.isProbablePrime(80)
                    && candidate.subtract(BigInteger.ONE).gcd(EXPONENT).equals(BigInteger.ONE)) {
                primes.add(candidate);
            }
        }
        return primes.get(index);
    }

    private static KeyPair rsaPair(BigInteger p, BigInteger q) {
        var one = BigInteger.ONE;
        var modulus = p.multiply(q);
        var d = EXPONENT.modInverse(p.subtract(one).multiply(q.subtract(one)));
        try {
            var factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT)),
                    factory.generatePrivate(new RSAPrivateCrtKeySpec(
                            modulus,
                            EXPONENT,
                            d,
                            p,
                            q,
                            d.mod(p.subtract(one)),
                            d.mod(q.subtract(one)),
                            q.modInverse(p))));
        } catch (GeneralSecurityException e) {
            throw new FailedIssuanceException(e);
        }
    }
}
