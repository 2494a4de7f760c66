package kz.kualik.signature.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.crl.RevokedCertificate;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TestHierarchy;
import kz.kualik.signature.TestStatus;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.cms.CmsSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class VerifyCommandTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(JUNE, ZoneOffset.UTC);

    @TempDir
    Path folder = Path.of("");

    private final TestHierarchy hierarchy = new TestHierarchy("Root");
    private final SigningKey signer = hierarchy.signer("Signer");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private String trust = "";
    private String good = "";
    private String changed = "";
    private String open = "";
    private String garbage = "";

    @BeforeEach
    void writeFiles() throws Exception {
        trust = write("trust/root.cer", hierarchy.root().certificate().encoded());
        var signed = sign(CmsForm.ATTACHED);
        good = write("good.cms", signed);
        signed[signed.length - 1] ^= 1;
        changed = write("changed.cms", signed);
        open = write("detached.cms", sign(CmsForm.DETACHED));
        garbage = write("garbage", new byte[] {1, 2, 3});
    }

    @Test
    void allPassedIsZero() {
        assertThat(run("--trust", trust, good)).isZero();
    }

    @Test
    void oneFailedIsOneWhateverElseThereIs() {
        assertThat(run("--trust", trust, good, garbage, open, changed)).isEqualTo(1);
    }

    @Test
    void oneUnreadableOutweighsIndeterminate() {
        assertThat(run("--trust", trust, open, garbage)).isEqualTo(3);
    }

    @Test
    void oneIndeterminateIsTwo() {
        assertThat(run("--trust", trust, good, open)).isEqualTo(2);
    }

    @Test
    void withoutTrustNothingPasses() {
        assertThat(run(good)).isEqualTo(2);
    }

    @Test
    void aWrongCommandLineIsNoVerdict() {
        assertThat(run("--frobnicate", good)).isEqualTo(VerifyCommand.WRONG_USAGE);
    }

    @Test
    void aTrustFolderThatIsMissingIsNamed() {
        run("--trust", folder.resolve("nowhere").toString(), good);

        assertThat(err.toString()).contains("nowhere");
    }

    @Test
    void eachFileIsOneLineOfJson() {
        run("--json", "--trust", trust, good, garbage);

        var lines = out.toString()
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();

        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line.propertyNames()).contains("file", "kind", "verdict", "reasons", "signers"));
    }

    @Test
    void theJsonNamesTheSigner() {
        run("--json", "--trust", trust, good);

        var report = JsonMapper.shared().readTree(out.toString());

        assertThat(report.at("/signers/0/commonName").asString()).isEqualTo("Signer");
    }

    @Test
    void aGivenListRevokesTheSigner() throws Exception {
        var entry = new RevokedCertificate(signer.certificate().serialNumber(), JUNE, Optional.empty());
        var list = write("list.crl", TestStatus.list(hierarchy.root(), JUNE, entry));

        assertThat(run("--trust", trust, "--crl", list, good)).isEqualTo(1);
    }

    @Test
    void aTimeAfterTheExpiryStaysOpen() {
        assertThat(run("--trust", trust, "--at", "2027-06-01", good)).isEqualTo(2);
    }

    @Test
    void theContentOfADetachedSignatureIsRead() throws IOException {
        var content = write("content", "content".getBytes(StandardCharsets.UTF_8));

        assertThat(run("--trust", trust, "--content", content, open)).isZero();
    }

    @Test
    void theReportForPeopleBeginsWithTheVerdict() {
        run("--trust", trust, good);

        assertThat(out.toString()).startsWith("PASSED  " + good);
    }

    private int run(String... arguments) {
        return VerifyCommand.commandLine(CLOCK)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private byte[] sign(CmsForm form) throws Exception {
        return new CmsSigner(TestHierarchy.ENGINE, CLOCK)
                .sign(DocumentContent.of("content".getBytes(StandardCharsets.UTF_8)), form, List.of(signer));
    }

    private String write(String name, byte[] bytes) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes).toString();
    }
}
