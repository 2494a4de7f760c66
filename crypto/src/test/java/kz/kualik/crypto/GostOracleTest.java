package kz.kualik.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSL's gost-engine judges our signatures, and we judge its; a script without Java stands between. */
class GostOracleTest {

    private static final int RIGHT = 0;
    private static final int BAD = 1;
    private static final int UNREADABLE = 2;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void requireForeignPrograms() throws Exception {
        assumeTrue(
                ForeignProgram.run("python3", "--version").exitCode() == 0,
                "python3 is missing (Debian: apt-get install python3)");
        assumeTrue(
                ForeignProgram.run("openssl", "engine", "-t", "gost").output().contains("[ available ]"),
                "openssl's gost engine is missing (Debian: apt-get install libengine-gost-openssl)");
    }

    private static int oracle(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "python3",
                Path.of(System.getProperty("kualik.root", ".."), "acceptance", "oracle", "gost_oracle.py")
                        .toString()));
        command.addAll(List.of(arguments));
        return ForeignProgram.run(command.toArray(String[]::new)).exitCode();
    }

    private static String nuc(String name) {
        return NucFiles.path(name).toString();
    }

    private String write(String name, byte[] octets) throws IOException {
        return Files.write(folder.resolve(name), octets).toString();
    }

    private static KeyPair pair(GostParameterSet set) throws Exception {
        return KeyPairGenerator.getInstance(set.jcaName(), KualikProvider.instance())
                .generateKeyPair();
    }

    private static byte[] signed(GostParameterSet set, KeyPair pair, byte[] data) throws Exception {
        var signature = Signature.getInstance(set.signatureJcaName(), KualikProvider.instance());
        signature.initSign(pair.getPrivate());
        signature.update(data);
        return signature.sign();
    }

    @ParameterizedTest
    @CsvSource({"GOST_2015_512, 1", "GOST_2015_512, 2", "GOST_2015_512, 3", "GOST_2015_256, 4", "GOST_2015_256, 5"})
    void theEngineAcceptsOurSignatureAndRefusesAFlippedBit(GostParameterSet set, int seed) throws Exception {
        var random = new Random(seed);
        var data = new byte[random.nextInt(5000)];
        random.nextBytes(data);
        KeyPair pair = pair(set);
        byte[] signature = signed(set, pair, data);
        byte[] flipped = signature.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        String key = write("key.der", pair.getPublic().getEncoded());
        String content = write("data", data);

        assertThat(oracle("verify-raw", "--key", key, "--data", content, "--signature", write("good", signature)))
                .isEqualTo(RIGHT);
        assertThat(oracle("verify-raw", "--key", key, "--data", content, "--signature", write("bad", flipped)))
                .isEqualTo(BAD);
    }

    @ParameterizedTest
    @CsvSource({"GOST_2015_512, 11", "GOST_2015_512, 12", "GOST_2015_256, 13"})
    void weAcceptTheEnginesSignatureAndRefuseAFlippedBit(GostParameterSet set, int seed) throws Exception {
        var random = new Random(seed);
        var data = new byte[1 + random.nextInt(5000)];
        random.nextBytes(data);
        KeyPair pair = pair(set);
        Path made = folder.resolve("made");
        int code = oracle(
                "sign-raw",
                "--key",
                write("key.p8", pair.getPrivate().getEncoded()),
                "--data",
                write("data", data),
                "--signature",
                made.toString());
        byte[] signature = Files.readAllBytes(made);
        var verifier = Signature.getInstance(set.signatureJcaName(), KualikProvider.instance());

        assertThat(code).isEqualTo(RIGHT);
        verifier.initVerify(pair.getPublic());
        verifier.update(data);
        assertThat(verifier.verify(signature)).isTrue();
        signature[random.nextInt(signature.length)] ^= 1;
        verifier.update(data);
        assertThat(verifier.verify(signature)).isFalse();
    }

    @Test
    void theOracleAcceptsARealCertificateAndRefusesAFlippedBit() throws Exception {
        String issuer = nuc("ca-test/nca_gost2022_test.cer");
        byte[] certificate = NucFiles.bytes("leaf-certs-test/individual_signer_2026.cer");
        byte[] flipped = certificate.clone();
        flipped[200] ^= 1;

        assertThat(oracle("verify-cert", write("good.cer", certificate), issuer))
                .isEqualTo(RIGHT);
        assertThat(oracle("verify-cert", write("bad.cer", flipped), issuer)).isEqualTo(BAD);
    }

    @ParameterizedTest
    @CsvSource({
        "ca-prod/root_gost_2022.pem, ca-prod/root_gost_2022.pem",
        "ca-prod/nca_gost_2022.pem, ca-prod/root_gost_2022.pem",
        "ca-test/nca_gost2022_test.cer, ca-test/root_test_gost_2022.cer",
        "ca-prod/nca_rsa_2022.cer, ca-prod/root_rsa_2020.cer",
    })
    void theOracleAcceptsRealAuthorities(String certificate, String issuer) throws Exception {
        assertThat(oracle("verify-cert", nuc(certificate), nuc(issuer))).isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"crl/nca_gost2022_test_2022-07.crl", "crl/nca_gost2022_test_2025-04.crl"})
    void theOracleAcceptsARealCrl(String crl) throws Exception {
        assertThat(oracle("verify-crl", nuc(crl), nuc("ca-test/nca_gost2022_test.cer")))
                .isEqualTo(RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cms/individual_attached.der", "cms/ncanode_SIGNED_CMS.der"})
    void theOracleAcceptsRealAttachedCms(String cms) throws Exception {
        assertThat(oracle("verify-cms", nuc(cms))).isEqualTo(RIGHT);
    }

    @Test
    void theOracleJudgesARealDetachedCmsByItsContent() throws Exception {
        String cms = nuc("cms/individual_detached.der");

        assertThat(oracle("verify-cms", "--content", nuc("cms/individual_document.txt"), cms))
                .isEqualTo(RIGHT);
        assertThat(oracle("verify-cms", "--content", write("other", new byte[] {1}), cms))
                .isEqualTo(BAD);
        assertThat(oracle("verify-cms", cms)).isEqualTo(UNREADABLE);
    }

    @Test
    void theOracleAcceptsARealOcspResponseAndRefusesAFlippedBit() throws Exception {
        byte[] response = NucFiles.bytes("ocsp/ocsp_response_ceo_2015_revoked.bin");
        byte[] flipped = response.clone();
        flipped[100] ^= 1;
        String issuer = nuc("ca-test/nca_gost2022_test.cer");

        assertThat(oracle("verify-ocsp", write("good", response), issuer)).isEqualTo(RIGHT);
        assertThat(oracle("verify-ocsp", write("bad", flipped), issuer)).isIn(BAD, UNREADABLE);
    }

    @Test
    void theOracleAcceptsARealTimeStamp() throws Exception {
        assertThat(oracle("verify-tsp", nuc("tsp/tst_prod_gost2022_2026.der"))).isEqualTo(RIGHT);
    }

    @Test
    void theOracleSaysThatItCannotJudgeTheOldAlgorithm() throws Exception {
        assertThat(oracle("verify-cert", nuc("ca-prod/nca_gost.pem"), nuc("ca-prod/root_gost.pem")))
                .isEqualTo(UNREADABLE);
    }

    @Test
    void theOracleSaysThatItCannotReadNonsense() throws Exception {
        String nonsense = write("nonsense", new byte[] {0x30, 0x7f, 1, 2, 3});

        assertThat(oracle("verify-cert", nonsense, nonsense)).isEqualTo(UNREADABLE);
        assertThat(oracle()).isEqualTo(UNREADABLE);
    }
}
