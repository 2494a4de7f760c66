package kz.kualik.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Random;
import javax.security.auth.Destroyable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The provider as the JCA sees it. */
class KualikProviderTest {

    @BeforeAll
    static void registerProvider() {
        KualikProvider.register();
    }

    private static KeyPair pair(GostParameterSet set) throws Exception {
        return KeyPairGenerator.getInstance(set.jcaName()).generateKeyPair();
    }

    private static byte[] sign(GostParameterSet set, PrivateKey key, byte[] data) throws Exception {
        var signature = Signature.getInstance(set.signatureJcaName());
        signature.initSign(key);
        signature.update(data);
        return signature.sign();
    }

    private static boolean verify(GostParameterSet set, PublicKey key, byte[] data, byte[] signed) throws Exception {
        var signature = Signature.getInstance(set.signatureOid().getId());
        signature.initVerify(key);
        signature.update(data);
        return signature.verify(signed);
    }

    @Test
    void registeringTwiceLeavesOneBehindTheOthers() {
        KualikProvider.register();
        KualikProvider.register();

        assertThat(Security.getProviders())
                .filteredOn(p -> p.getName().equals(KualikProvider.NAME))
                .hasSize(1);
        assertThat(Security.getProviders()[0].getName()).isNotEqualTo(KualikProvider.NAME);
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceIsFoundByNameAndByObjectIdentifier(GostParameterSet set) throws Exception {
        for (String name : new String[] {set.jcaName(), set.keyOid().getId(), "OID." + set.keyOid()}) {
            assertThat(KeyFactory.getInstance(name).getProvider()).isSameAs(KualikProvider.instance());
            assertThat(KeyPairGenerator.getInstance(name).getProvider()).isSameAs(KualikProvider.instance());
        }
        assertThat(Signature.getInstance(set.signatureJcaName())).isNotNull();
        assertThat(Signature.getInstance(set.signatureOid().getId())).isNotNull();
        assertThat(MessageDigest.getInstance(set.digest().jcaName())).isNotNull();
        assertThat(MessageDigest.getInstance(set.digest().oid().getId())).isNotNull();
    }

    @ParameterizedTest
    @EnumSource
    void randomDataSignedVerifiesAndChangedDoesNot(GostParameterSet set) throws Exception {
        var random = new Random(set.fieldLength());
        KeyPair pair = pair(set);
        for (int round = 0; round < 20; round++) {
            var data = new byte[1 + random.nextInt(300)];
            random.nextBytes(data);
            byte[] signature = sign(set, pair.getPrivate(), data);
            byte[] flipped = signature.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));

            assertThat(signature).hasSize(2 * set.fieldLength());
            assertThat(verify(set, pair.getPublic(), data, signature)).isTrue();
            assertThat(verify(set, pair.getPublic(), data, flipped)).isFalse();
            data[random.nextInt(data.length)] ^= 1;
            assertThat(verify(set, pair.getPublic(), data, signature)).isFalse();
        }
    }

    @Test
    void theSameDataIsNeverSignedTheSameWay() throws Exception {
        KeyPair pair = pair(GostParameterSet.GOST_2015_512);

        byte[] one = sign(GostParameterSet.GOST_2015_512, pair.getPrivate(), new byte[1]);
        byte[] other = sign(GostParameterSet.GOST_2015_512, pair.getPrivate(), new byte[1]);

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void aSignatureOfZerosIsWrong() throws Exception {
        KeyPair pair = pair(GostParameterSet.GOST_2015_512);

        assertThat(verify(GostParameterSet.GOST_2015_512, pair.getPublic(), new byte[1], new byte[128]))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 129})
    void aSignatureOfAnotherLengthIsRefused(int length) throws Exception {
        KeyPair pair = pair(GostParameterSet.GOST_2015_512);

        assertThatThrownBy(
                        () -> verify(GostParameterSet.GOST_2015_512, pair.getPublic(), new byte[1], new byte[length]))
                .isInstanceOf(SignatureException.class)
                .hasMessageContaining("128");
    }

    @ParameterizedTest
    @EnumSource
    void keysComeBackFromTheirEncodingsWithKazakhIdentifiers(GostParameterSet set) throws Exception {
        KeyPair pair = pair(set);
        var factory = KeyFactory.getInstance(set.keyOid().getId());

        PublicKey publicKey =
                factory.generatePublic(new X509EncodedKeySpec(pair.getPublic().getEncoded()));
        PrivateKey privateKey = factory.generatePrivate(
                new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded()));

        assertThat(publicKey).isEqualTo(pair.getPublic());
        assertThat(privateKey).isEqualTo(pair.getPrivate());
        assertThat(SubjectPublicKeyInfo.getInstance(publicKey.getEncoded()).getAlgorithm())
                .isEqualTo(set.keyIdentifier());
        assertThat(PrivateKeyInfo.getInstance(privateKey.getEncoded()).getPrivateKeyAlgorithm())
                .isEqualTo(set.keyIdentifier());
        assertThat(((GostPrivateKey) privateKey).publicKey()).isEqualTo(publicKey);
    }

    @Test
    void aKeyOfAnotherAlgorithmIsRefused() throws Exception {
        KeyPair old = pair(GostParameterSet.GOST_34310_2004);
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        var signature = Signature.getInstance(GostParameterSet.GOST_2015_512.signatureJcaName(), KualikProvider.NAME);

        assertThatThrownBy(() -> signature.initSign(old.getPrivate())).isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> signature.initVerify(old.getPublic())).isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> signature.initVerify(rsa.getPublic())).isInstanceOf(InvalidKeyException.class);
    }

    @Test
    void aPointBesideTheCurveIsRefused() throws Exception {
        SubjectPublicKeyInfo right = SubjectPublicKeyInfo.getInstance(
                pair(GostParameterSet.GOST_2015_512).getPublic().getEncoded());
        byte[] octets = ASN1OctetString.getInstance(right.getPublicKeyData().getOctets())
                .getOctets();
        octets[5] ^= 1;
        byte[] wrong =
                new SubjectPublicKeyInfo(right.getAlgorithm(), new DEROctetString(octets).getEncoded()).getEncoded();
        var factory = KeyFactory.getInstance("GOST3410-2015-512");

        assertThatThrownBy(() -> factory.generatePublic(new X509EncodedKeySpec(wrong)))
                .isInstanceOf(InvalidKeySpecException.class)
                .hasMessageContaining("not a point of the curve");
    }

    @Test
    void aPrivateNumberOutOfRangeIsRefused() throws Exception {
        for (byte fill : new byte[] {0, (byte) 0xff}) {
            var scalar = new byte[64];
            Arrays.fill(scalar, fill);
            byte[] wrong = new PrivateKeyInfo(
                            GostParameterSet.GOST_2015_512.keyIdentifier(), new DEROctetString(scalar))
                    .getEncoded();

            assertThatThrownBy(() ->
                            KeyFactory.getInstance("GOST3410-2015-512").generatePrivate(new PKCS8EncodedKeySpec(wrong)))
                    .isInstanceOf(InvalidKeySpecException.class)
                    .hasMessageContaining("1 to q - 1");
        }
    }

    @Test
    void randomOctetsAreNeverAKeyAndNeverBreakTheFactory() throws Exception {
        var random = new Random(5);
        byte[] right = pair(GostParameterSet.GOST_2015_512).getPublic().getEncoded();
        var factory = KeyFactory.getInstance("GOST3410-2015-512");
        for (int round = 0; round < 500; round++) {
            byte[] wrong = right.clone();
            wrong[random.nextInt(wrong.length)] ^= (byte) (1 << random.nextInt(8));

            assertThatThrownBy(() -> factory.generatePublic(new X509EncodedKeySpec(wrong)))
                    .isInstanceOf(InvalidKeySpecException.class);
        }
    }

    @Test
    void aDestroyedKeyNeitherSignsNorEncodes() throws Exception {
        PrivateKey key = pair(GostParameterSet.GOST_2015_512).getPrivate();

        ((Destroyable) key).destroy();

        assertThat(key.isDestroyed()).isTrue();
        assertThatThrownBy(key::getEncoded).isInstanceOf(DestroyedKeyException.class);
        assertThatThrownBy(() -> sign(GostParameterSet.GOST_2015_512, key, new byte[1]))
                .isInstanceOf(SignatureException.class)
                .hasRootCauseInstanceOf(DestroyedKeyException.class);
    }

    @ParameterizedTest
    @EnumSource
    void aPrivateKeyPrintsNothingOfItsNumber(GostParameterSet set) throws Exception {
        PrivateKey key = pair(set).getPrivate();

        assertThat(key.toString()).isEqualTo(set.jcaName() + " private key");
        assertThat(key.hashCode()).isEqualTo(pair(set).getPrivate().hashCode());
    }

    @Test
    void aPublicKeySurvivesSerialisationAndAPrivateOneRefusesIt() throws Exception {
        KeyPair pair = pair(GostParameterSet.GOST_2015_512);
        var octets = new ByteArrayOutputStream();
        try (var stream = new ObjectOutputStream(octets)) {
            stream.writeObject(pair.getPublic());
            assertThatThrownBy(() -> stream.writeObject(pair.getPrivate()))
                    .isInstanceOf(NotSerializableException.class);
        }
        try (var stream = new ObjectInputStream(new ByteArrayInputStream(octets.toByteArray()))) {
            assertThat(stream.readObject()).isEqualTo(pair.getPublic());
        }
    }

    @Test
    void aDigestCanBeClonedInTheMiddle() throws Exception {
        MessageDigest digest = DigestAlgorithm.GOST3411_2015_512.newDigest();
        digest.update(new byte[100]);

        var clone = (MessageDigest) digest.clone();
        clone.update((byte) 1);

        assertThat(digest.digest()).isEqualTo(DigestAlgorithm.GOST3411_2015_512.digest(new byte[100]));
        assertThat(clone.digest()).isEqualTo(DigestAlgorithm.GOST3411_2015_512.digest(new byte[100], new byte[] {1}));
    }
}
