package kz.kualik.pki.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Signs of a bad RSA key that can be seen from outside: a weak exponent, small factors, two factors close to each other
 * (Fermat's way to find them), and the fingerprint of keys made by the faulty library known as ROCA (CVE-2017-15361).
 */
final class RsaKeyQuality {

    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65_537);
    private static final int EXPONENT_BITS = 256;
    private static final int SMALL_FACTORS_UP_TO = 752;
    private static final int FERMAT_ROUNDS = 100;

    /** 16 times 9 times 5 times 7: one residue in 26 is that of a square. */
    private static final BigInteger RESIDUES = BigInteger.valueOf(5_040);

    private static final Set<Integer> SQUARES =
            IntStream.range(0, 5_040).mapToObj(root -> root * root % 5_040).collect(Collectors.toUnmodifiableSet());

    /** The fingerprint holds for all of these primes; by chance for one sound key in 240 million. */
    private static final int[] ROCA_PRIMES = {11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157};

    private RsaKeyQuality() {}

    static List<String> defects(SubjectPublicKeyInfo info) {
        var key = RSAPublicKey.getInstance(info.getPublicKeyData().getOctets());
        var modulus = key.getModulus();
        var exponent = key.getPublicExponent();
        var defects = new ArrayList<String>();
        if (exponent.compareTo(LEAST_EXPONENT) < 0 || !exponent.testBit(0) || exponent.bitLength() > EXPONENT_BITS) {
            defects.add("the public exponent of an RSA key must be odd, at least 65537 and below 2^256");
        }
        if (hasSmallFactor(modulus)) {
            defects.add("the RSA modulus has a small factor");
        } else if (hasCloseFactors(modulus)) {
            defects.add("the factors of the RSA modulus are too close to each other");
        } else if (hasRocaFingerprint(modulus)) {
            defects.add("the RSA key was made by a faulty library (ROCA, CVE-2017-15361)");
        }
        return defects;
    }

    private static boolean hasSmallFactor(BigInteger modulus) {
        if (!modulus.testBit(0)) {
            return true;
        }
        for (int divisor = 3; divisor < SMALL_FACTORS_UP_TO; divisor += 2) {
            if (modulus.mod(BigInteger.valueOf(divisor)).signum() == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCloseFactors(BigInteger modulus) {
        var root = modulus.sqrtAndRemainder();
        if (root[1].signum() == 0) {
            return true;
        }
        var middle = root[0].add(BigInteger.ONE);
        for (int round = 0; round < FERMAT_ROUNDS; round++) {
            if (isSquare(middle.multiply(middle).subtract(modulus))) {
                return true;
            }
            middle = middle.add(BigInteger.ONE);
        }
        return false;
    }

    /** Few numbers have the residue of a square, so the costly root is seldom taken. */
    private static boolean isSquare(BigInteger number) {
        return SQUARES.contains(number.mod(RESIDUES).intValue()) && number.sqrtAndRemainder()[1].signum() == 0;
    }

    private static boolean hasRocaFingerprint(BigInteger modulus) {
        for (int prime : ROCA_PRIMES) {
            int residue = modulus.mod(BigInteger.valueOf(prime)).intValue();
            if (!isPowerOf65537(residue, prime)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPowerOf65537(int residue, int prime) {
        int generator = LEAST_EXPONENT.mod(BigInteger.valueOf(prime)).intValue();
        int power = 1;
        for (int i = 0; i < prime; i++) {
            if (power == residue) {
                return true;
            }
            power = power * generator % prime;
        }
        return false;
    }
}
