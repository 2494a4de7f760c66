package kz.kualik.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.ForeignProgram;
import kz.kualik.signature.TestSigners;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our GOST signatures, judged by OpenSSL's gost-engine through the script that knows nothing of Java. */
class GostOracleTest {

    private static final byte[] CONTENT = "text".getBytes(StandardCharsets.UTF_8);
    private static final Path ORACLE =
            Path.of(System.getProperty("kualik.root", ".."), "acceptance", "oracle", "gost_oracle.py");

    private final CmsSigner signer =
            new CmsSigner(TestSigners.ENGINE, Clock.fixed(Instant.parse("2026-11-22T11:59:59Z"), ZoneOffset.UTC));

    @TempDir
    private Path folder;

    @BeforeEach
    void requireOracleAndEngine() {
        Assumptions.assumeTrue(Files.isRegularFile(ORACLE), () -> "no " + ORACLE);
        Assumptions.assumeTrue(
                ForeignProgram.run("openssl", "engine", "gost").exitCode() == 0, "no gost-engine for openssl");
    }

    @Test
    void theOracleAcceptsAnAttachedSignature() throws Exception {
        var outcome = judge(sign(CmsForm.ATTACHED));

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Test
    void theOracleAcceptsADetachedSignatureWithItsContent() throws Exception {
        var content = Files.write(folder.resolve("content"), CONTENT).toString();

        var outcome = judge(sign(CmsForm.DETACHED), "--content", content);

        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Test
    void theOracleRefusesAChangedSignatureValue() throws Exception {
        var signed = sign(CmsForm.ATTACHED);
        signed[signed.length - 5] ^= 1;

        assertThat(judge(signed).exitCode()).isEqualTo(1);
    }

    private byte[] sign(CmsForm form) throws Exception {
        return signer.sign(DocumentContent.of(CONTENT), form, List.of(TestSigners.signer(KeyAlgorithm.GOST_2015_512)));
    }

    private ForeignProgram.Outcome judge(byte[] signed, String... options) throws Exception {
        var command = new ArrayList<>(List.of("python3", ORACLE.toString(), "verify-cms"));
        command.addAll(List.of(options));
        command.add(Files.write(folder.resolve("signed.cms"), signed).toString());
        return ForeignProgram.run(command.toArray(String[]::new));
    }
}
