package kz.kualik.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import kz.kualik.crypto.GostArithmetic.RS;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

/** The worked examples of the standards: RFC 6986 and RFC 5831 for digests, RFC 7091 for signatures. */
class PublishedVectorsTest {

    private static final byte[] DIGITS =
            "012345678901234567890123456789012345678901234567890123456789012".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] IGOR = "Се ветри, Стрибожи внуци, веютъ с моря стрелами на храбрыя плъкы Игоревы"
            .getBytes(Charset.forName("windows-1251"));

    @Test
    void streebog512OfTheFirstExample() {
        assertThat(hex(DigestAlgorithm.GOST3411_2015_512.digest(DIGITS)))
                .isEqualTo("1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa"
                        + "00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48");
    }

    @Test
    void streebog256OfTheFirstExample() {
        assertThat(hex(DigestAlgorithm.GOST3411_2015_256.digest(DIGITS)))
                .isEqualTo("9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500");
    }

    @Test
    void streebog512OfTheSecondExample() {
        assertThat(hex(DigestAlgorithm.GOST3411_2015_512.digest(IGOR)))
                .isEqualTo("1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376"
                        + "035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28");
    }

    @Test
    void streebog256OfTheSecondExample() {
        assertThat(hex(DigestAlgorithm.GOST3411_2015_256.digest(IGOR)))
                .isEqualTo("9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50");
    }

    @Test
    void gost34311OfAMessageOfOneBlock() {
        byte[] message = "This is message, length=32 bytes".getBytes(StandardCharsets.US_ASCII);

        assertThat(hex(DigestAlgorithm.GOST34311_95.digest(message)))
                .isEqualTo("b1c466d37519b82e8319819ff32595e047a28cb6f83eff1c6916a815a637fffa");
    }

    @Test
    void gost34311OfAMessageThatEndsInsideABlock() {
        byte[] message = "Suppose the original message has length = 50 bytes".getBytes(StandardCharsets.US_ASCII);

        assertThat(hex(DigestAlgorithm.GOST34311_95.digest(message)))
                .isEqualTo("471aba57a60a770d3a76130635c1fbea4ef14de51f78b4ae57dd893b62f55208");
    }

    @Test
    void gost34311OfNothing() {
        assertThat(hex(DigestAlgorithm.GOST34311_95.digest()))
                .isEqualTo("ce85b99cc46752fffee35cab9a7b0278abb4c2d2055cff685af4912c49490f8d");
    }

    /** RFC 7091 keeps the 256-bit example of RFC 5832, section 7. */
    @Test
    void theSignatureExampleWith256Bits() {
        var example = new Example(
                "8000000000000000000000000000000000000000000000000000000000000431",
                "5FBFF498AA938CE739B8E022FBAFEF40563F6E6A3472FC2A514C0CE9DAE23B7E",
                "8000000000000000000000000000000150FE8A1892976154C59CFC193ACCF5B3",
                "2",
                "08E2A8A0E65147D4BD6316030E16D19C85C97F0A9CA267122B96ABBCEA7E8FC8",
                "7A929ADE789BB9BE10ED359DD39A72C11B60961F49397EEE1D19CE9891EC3B28",
                "7F2B49E270DB6D90D8595BEC458B50C58585BA1D4E9B788F6689DBD8E56FD80B",
                "26F1B489D6701DD185C8413A977B3CBBAF64D1C593D26627DFFB101A87FF77DA",
                "2DFBC1B372D89A1188C09C52E0EEC61FCE52032AB1022E8E67ECE6672B043EE5",
                "77105C9B20BCD3122823C8CF6FCC7B956DE33814E95B7FE64FED924594DCEAB3",
                "41AA28D2F1AB148280CD9ED56FEDA41974053554A42767B83AD043FD39DC0493",
                "01456C64BA4642A1653C235A98A60249BCD6D3F746B631DF928014F6C5BF9C40",
                32);

        example.check();
    }

    @Test
    void theSignatureExampleWith512Bits() {
        var example = new Example(
                "4531ACD1FE0023C7550D267B6B2FEE80922B14B2FFB90F04D4EB7C09B5D2D15D"
                        + "F1D852741AF4704A0458047E80E4546D35B8336FAC224DD81664BBF528BE6373",
                "1CFF0806A31116DA29D8CFA54E57EB748BC5F377E49400FDD788B649ECA1AC43"
                        + "61834013B2AD7322480A89CA58E0CF74BC9E540C2ADD6897FAD0A3084F302ADC",
                "4531ACD1FE0023C7550D267B6B2FEE80922B14B2FFB90F04D4EB7C09B5D2D15D"
                        + "A82F2D7ECB1DBAC719905C5EECC423F1D86E25EDBE23C595D644AAF187E6E6DF",
                "24D19CC64572EE30F396BF6EBBFD7A6C5213B3B3D7057CC825F91093A68CD762"
                        + "FD60611262CD838DC6B60AA7EEE804E28BC849977FAC33B4B530F1B120248A9A",
                "2BB312A43BD2CE6E0D020613C857ACDDCFBF061E91E5F2C3F32447C259F39B2C"
                        + "83AB156D77F1496BF7EB3351E1EE4E43DC1A18B91B24640B6DBB92CB1ADD371E",
                "0BA6048AADAE241BA40936D47756D7C93091A0E8514669700EE7508E508B1020"
                        + "72E8123B2200A0563322DAD2827E2714A2636B7BFD18AADFC62967821FA18DD4",
                "115DC5BC96760C7B48598D8AB9E740D4C4A85A65BE33C1815B5C320C854621DD"
                        + "5A515856D13314AF69BC5B924C8B4DDFF75C45415C1D9DD9DD33612CD530EFE1",
                "37C7C90CD40B0F5621DC3AC1B751CFA0E2634FA0503B3D52639F5D7FB72AFD61"
                        + "EA199441D943FFE7F0C70A2759A3CDB84C114E1F9339FDF27F35ECA93677BEEC",
                "3754F3CFACC9E0615C4F4A7C4D8DAB531B09B6F9C170C533A71D147035B0C591"
                        + "7184EE536593F4414339976C647C5D5A407ADEDB1D560C4FC6777D2972075B8C",
                "0359E7F4B1410FEACC570456C6801496946312120B39D019D455986E364F3658"
                        + "86748ED7A44B3E794434006011842286212273A6D14CF70EA3AF71BB1AE679F1",
                "2F86FA60A081091A23DD795E1E3C689EE512A3C82EE0DCC2643C78EEA8FCACD3"
                        + "5492558486B20F1C9EC197C90699850260C93BCBCD9C5C3317E19344E173AE36",
                "1081B394696FFE8E6585E7A9362D26B6325F56778AADBC081C0BFBE933D52FF5"
                        + "823CE288E8C4F362526080DF7F70CE406A6EEB1F56919CB92A9853BDE73E5B4A",
                64);

        example.check();
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    /** One worked example: the curve (a is 7 in both), the key, the digest as a number e, the nonce, the result. */
    private record Example(
            String p,
            String b,
            String order,
            String baseX,
            String baseY,
            String d,
            String qx,
            String qy,
            String e,
            String k,
            String r,
            String s,
            int length) {

        void check() {
            BigInteger q = number(order);
            var curve = new ECCurve.Fp(number(p), BigInteger.valueOf(7), number(b), q, BigInteger.ONE);
            var domain = new ECDomainParameters(curve, curve.createPoint(number(baseX), number(baseY)), q);
            ECPoint publicKey = curve.createPoint(number(qx), number(qy));
            byte[] digest = Arrays.reverse(BigIntegers.asUnsignedByteArray(length, number(e)));

            RS signature = GostArithmetic.sign(domain, number(d), digest, new FixedNonce(number(k)));

            assertThat(domain.getG().multiply(number(d))).isEqualTo(publicKey);
            assertThat(signature).isEqualTo(new RS(number(r), number(s)));
            assertThat(GostArithmetic.verify(domain, publicKey, digest, signature))
                    .isTrue();
            digest[0] ^= 1;
            assertThat(GostArithmetic.verify(domain, publicKey, digest, signature))
                    .isFalse();
        }

        private static BigInteger number(String hex) {
            return new BigInteger(hex, 16);
        }
    }
}
