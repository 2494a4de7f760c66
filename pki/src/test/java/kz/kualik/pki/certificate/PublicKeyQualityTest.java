package kz.kualik.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.issue.TestHierarchy;
import kz.kualik.pki.issue.TestHolders;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublicKeyQualityTest {

    private static final BigInteger F4 = BigInteger.valueOf(65_537);

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256", "ECDSA_P384"})
    void aNewKeyIsSound(KeyAlgorithm algorithm) {
        assertThat(PublicKeyQuality.defects(TestHierarchy.publicKeyInfo(TestHolders.keys(algorithm))))
                .isEmpty();
    }

    @Test
    void aSmallExponentIsRefused() throws IOException {
        assertThat(PublicKeyQuality.defects(rsa(modulus(), BigInteger.valueOf(3))))
                .anyMatch(defect -> defect.contains("exponent"));
    }

    @Test
    void anEvenExponentIsRefused() throws IOException {
        assertThat(PublicKeyQuality.defects(rsa(modulus(), BigInteger.valueOf(65_538))))
                .anyMatch(defect -> defect.contains("exponent"));
    }

    @Test
    void aModulusWithASmallFactorIsRefused() throws IOException {
        // with its top bits 1000 the product with a prime of eight bits has 2048 bits
        var large = BigInteger.probablePrime(2041, new Random(7))
                .clearBit(2039)
                .clearBit(2038)
                .clearBit(2037);
        var product = large.multiply(BigInteger.valueOf(211));

        assertThat(product.bitLength()).isEqualTo(2048);
        assertThat(PublicKeyQuality.defects(rsa(product, F4))).anyMatch(defect -> defect.contains("small factor"));
    }

    @Test
    void factorsCloseToEachOtherAreRefused() throws IOException {
        var first = BigInteger.probablePrime(1024, new Random(8)).setBit(1022).nextProbablePrime();
        var product = first.multiply(first.nextProbablePrime());

        assertThat(product.bitLength()).isEqualTo(2048);
        assertThat(PublicKeyQuality.defects(rsa(product, F4))).anyMatch(defect -> defect.contains("close"));
    }

    /** A modulus of the faulty library is a product of two primes of the form k * M + 65537^a mod M. */
    @Test
    void theFaultyLibrarysFingerprintIsFound() throws IOException {
        var random = new Random(9);
        var primorial = BigInteger.ONE;
        for (int prime = 2; prime <= 701; prime++) {
            if (BigInteger.valueOf(prime).isProbablePrime(20)) {
                primorial = primorial.multiply(BigInteger.valueOf(prime));
            }
        }
        var product = rocaPrime(primorial, random).multiply(rocaPrime(primorial, random));

        assertThat(product.bitLength()).isEqualTo(2048);
        assertThat(PublicKeyQuality.defects(rsa(product, F4))).anyMatch(defect -> defect.contains("ROCA"));
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "ECDSA_P256", "ECDSA_P384"})
    void aPointBesideTheCurveIsRefused(KeyAlgorithm algorithm) {
        var good = TestHierarchy.publicKeyInfo(TestHolders.keys(algorithm));
        var octets = good.getPublicKeyData().getOctets();
        octets[octets.length - 1] ^= 1;

        assertThat(PublicKeyQuality.defects(new SubjectPublicKeyInfo(good.getAlgorithm(), octets)))
                .isNotEmpty();
    }

    @Test
    void aPointOfTheWrongLengthIsRefused() throws IOException {
        var good = TestHierarchy.publicKeyInfo(TestHolders.keys(KeyAlgorithm.GOST_2015_512));
        var half = Arrays.copyOf(good.getPublicKeyData().getOctets(), 64);

        assertThat(PublicKeyQuality.defects(new SubjectPublicKeyInfo(good.getAlgorithm(), new DEROctetString(half))))
                .isNotEmpty();
    }

    private static BigInteger modulus() {
        return RSAPublicKey.getInstance(TestHierarchy.publicKeyInfo(TestHolders.keys(KeyAlgorithm.RSA_2048))
                        .getPublicKeyData()
                        .getOctets())
                .getModulus();
    }

    private static BigInteger rocaPrime(BigInteger primorial, Random random) {
        while (true) {
            var residue = F4.modPow(new BigInteger(60, random), primorial);
            var multiple = BigInteger.TWO
                    .pow(1024)
                    .subtract(BigInteger.ONE)
                    .divide(primorial)
                    .subtract(new BigInteger(20, random));
            var candidate = multiple.multiply(primorial).add(residue);
            if (candidate.bitLength() == 1024 && candidate.isProbablePrime(30)) {
                return candidate;
            }
        }
    }

    private static SubjectPublicKeyInfo rsa(BigInteger modulus, BigInteger exponent) throws IOException {
        return new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new RSAPublicKey(modulus, exponent));
    }
}
