package kz.kualik.crypto.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.TestCertificates;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wrong passwords, broken files, and files made to do harm. */
class HostileKeyStoresTest {

    private static final CryptoEngine ENGINE = CryptoEngine.detect();
    private static byte[] nucFile = {};

    @BeforeAll
    static void writeAFile() throws Exception {
        nucFile = file(Pkcs12Dialect.NUC);
    }

    private static byte[] file(Pkcs12Dialect dialect) throws Exception {
        KeyPair pair = ENGINE.generateKeyPair(KeyAlgorithm.GOST_2015_512);
        var entry = Pkcs12Entry.of(pair.getPrivate(), List.of(TestCertificates.selfSigned(ENGINE, pair, "holder")));
        try (Password password = Password.of("Qwerty12".toCharArray())) {
            return new Pkcs12Writer(new SecureRandom()).write(entry, password, dialect);
        }
    }

    private static Pkcs12Contents open(byte[] file, String password) throws Pkcs12Exception {
        try (Password right = Password.of(password.toCharArray())) {
            return new Pkcs12Reader(ENGINE).read(file, right);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWrongPasswordIsNamedAsSuch(Pkcs12Dialect dialect) throws Exception {
        byte[] file = file(dialect);

        assertThatThrownBy(() -> open(file, "qwerty12")).isInstanceOf(WrongPasswordException.class);
        assertThatThrownBy(() -> open(file, "")).isInstanceOf(WrongPasswordException.class);
    }

    @Test
    void somethingElseIsMalformedWhateverThePassword() {
        for (byte[] nonsense : List.of(new byte[0], new byte[] {1, 2, 3}, new byte[100], new byte[] {0x30, 0})) {
            assertThatThrownBy(() -> open(nonsense, "Qwerty12")).isInstanceOf(MalformedPkcs12Exception.class);
        }
    }

    @Test
    void aCutFileIsMalformed() {
        for (int length = 1; length < nucFile.length; length += 97) {
            byte[] cut = Arrays.copyOf(nucFile, length);
            assertThatThrownBy(() -> open(cut, "Qwerty12")).isInstanceOf(MalformedPkcs12Exception.class);
        }
    }

    @Test
    void aChangedMacIsToldApartFromAWrongPassword() throws Exception {
        var pfx = Pfx.getInstance(nucFile);
        byte[] encoded = nucFile.clone();
        byte[] salt = pfx.getMacData().getSalt();
        encoded[indexOf(encoded, salt)] ^= 1;

        assertThatThrownBy(() -> open(encoded, "Qwerty12")).isInstanceOf(TamperedPkcs12Exception.class);
    }

    private static int indexOf(byte[] where, byte[] what) {
        for (int i = 0; i <= where.length - what.length; i++) {
            if (Arrays.equals(where, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return Assertions.fail("not found");
    }

    @Test
    void noFlippedBitOpensTheFileOrBreaksTheReader() {
        var random = new Random(20_261_122);
        for (int round = 0; round < 300; round++) {
            byte[] changed = nucFile.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> open(changed, "Qwerty12")).isInstanceOf(Pkcs12Exception.class);
        }
    }

    @Test
    void randomOctetsNeverBreakTheReader() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] noise = Arrays.copyOf(nucFile, nucFile.length);
            int from = random.nextInt(noise.length - 40);
            for (int i = from; i < from + 40; i++) {
                noise[i] = (byte) random.nextInt();
            }
            assertThatThrownBy(() -> open(noise, "Qwerty12")).isInstanceOf(Pkcs12Exception.class);
        }
    }

    @Test
    void aHugeIterationCountIsRefusedAtOnce() throws Exception {
        byte[] costly = withMacIterations(nucFile, BigInteger.valueOf(Integer.MAX_VALUE));

        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> open(costly, "Qwerty12"))
                        .isInstanceOf(ExpensivePkcs12Exception.class)
                        .hasMessageContaining("2147483647"));
    }

    @Test
    void anIterationCountBeyondAllNumbersIsRefused() throws Exception {
        byte[] costly = withMacIterations(nucFile, BigInteger.ONE.shiftLeft(4000));

        assertThatThrownBy(() -> open(costly, "Qwerty12")).isInstanceOf(ExpensivePkcs12Exception.class);
    }

    @Test
    void anIterationCountBelowOneIsMalformed() throws Exception {
        byte[] senseless = withMacIterations(nucFile, BigInteger.valueOf(-5));

        assertThatThrownBy(() -> open(senseless, "Qwerty12")).isInstanceOf(MalformedPkcs12Exception.class);
    }

    private static byte[] withMacIterations(byte[] file, BigInteger iterations) throws IOException {
        var pfx = Pfx.getInstance(file);
        var mac = new DERSequence(new ASN1Encodable[] {
            pfx.getMacData().getMac(), new DEROctetString(pfx.getMacData().getSalt()), new ASN1Integer(iterations)
        });
        return new DERSequence(new ASN1Encodable[] {new ASN1Integer(3), pfx.getAuthSafe(), mac}).getEncoded();
    }

    @Test
    void manyModestDerivationsTogetherAreRefusedToo() throws Exception {
        ASN1Primitive costly = new ContentInfo(
                        PKCSObjectIdentifiers.encryptedData, new DERSequence(new ASN1Encodable[] {
                            ASN1Integer.ZERO,
                            new DERSequence(new ASN1Encodable[] {
                                PKCSObjectIdentifiers.data,
                                LegacyEncryption.RC2_40.identifier(new byte[8], IterationBudget.MAXIMUM / 2 + 1),
                                new DERTaggedObject(false, 0, new DEROctetString(new byte[8]))
                            })
                        }))
                .toASN1Primitive();
        byte[] opened = new DERSequence(new ASN1Encodable[] {costly, costly}).getEncoded();
        var budget = new IterationBudget();
        budget.take(BigInteger.valueOf(IterationBudget.MAXIMUM / 2));

        try (Password password = Password.of("Qwerty12".toCharArray())) {
            var reader = new SafeContentsReader(new PasswordBasedEncryption(password, budget));
            assertThatThrownBy(() -> reader.read(opened)).isInstanceOf(ExpensivePkcs12Exception.class);
        }
    }

    @Test
    void deepNestingIsMalformedAndDoesNotExhaustTheStack() {
        var deep = new ByteArrayOutputStream();
        for (int i = 0; i < 200_000; i++) {
            deep.write(0x30);
            deep.write(0x80);
        }

        assertThatThrownBy(() -> open(deep.toByteArray(), "Qwerty12")).isInstanceOf(MalformedPkcs12Exception.class);
    }

    @Test
    void aLargeFileIsRefusedUnread() {
        assertThatThrownBy(() -> open(new byte[Pkcs12Reader.MAXIMUM_SIZE + 1], "Qwerty12"))
                .isInstanceOf(MalformedPkcs12Exception.class)
                .hasMessageContaining("1048577");
    }

    @Test
    void nothingThatIsPrintedShowsTheKey() throws Exception {
        Pkcs12Contents contents = open(nucFile, "Qwerty12");

        String printed = contents.toString();

        assertThat(printed).contains("Pkcs12Entry[").doesNotContain("PrivateKey", "private key");
    }

    @Test
    void manyKeysAmongManyForeignCertificatesAreRefusedBeforeTheyCostMuch() throws Exception {
        var stranger = ENGINE.generateKeyPair(KeyAlgorithm.ECDSA_P256);
        var certificate = TestCertificates.selfSigned(ENGINE, stranger, "Stranger");
        var bags = new Bags();
        for (int count = 0; count < 100; count++) {
            bags.add(new Bags.CertificateBag(BagAttributes.read(null), certificate));
        }
        for (int count = 0; count < 2; count++) {
            var key = ENGINE.generateKeyPair(KeyAlgorithm.ECDSA_P256).getPrivate();
            bags.add(new Bags.KeyBag(BagAttributes.read(null), PrivateKeyInfo.getInstance(key.getEncoded())));
        }

        assertThatThrownBy(() -> new EntryAssembler(ENGINE, bags).assemble())
                .isInstanceOf(MalformedPkcs12Exception.class)
                .hasMessageContaining("might belong");
    }
}
