package kz.kualik.signer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signer.TestPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignFileCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    private int sign(String form, Path document, Path target) throws IOException {
        var key = TestPeople.keyFile(folder, TestPeople.person(KeyAlgorithm.ECDSA_P256));
        var password = Files.writeString(folder.resolve("password"), TestPeople.PASSWORD);
        return SignerCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                        "sign",
                        "--store=" + key,
                        "--password-file=" + password,
                        "--form=" + form,
                        "--home=" + folder.resolve("home"),
                        "--out=" + target,
                        document.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CMS", "XML", "RAW"})
    void aSignatureIsWrittenDownBeforeItIsThereAndReplacesNoFile(String form) throws IOException {
        var document = Files.writeString(folder.resolve("document"), "<a>1</a>");
        var target = folder.resolve("signature");

        assertThat(sign(form, document, target)).as("%s", out).isZero();
        var digest = HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest(Files.readAllBytes(document)));
        assertThat(Files.readAllLines(folder.resolve("home/journal.jsonl")))
                .singleElement()
                .asString()
                .contains("command line", form, digest);

        var before = Files.readAllBytes(target);
        assertThat(sign(form, document, target)).isEqualTo(1);
        assertThat(out.toString()).contains(target.toString());
        assertThat(target).hasBinaryContent(before);
        assertThat(Files.readAllLines(folder.resolve("home/journal.jsonl"))).hasSize(1);
    }

    @Test
    void whatCannotBeSignedLeavesNoFile() throws IOException {
        var document = Files.writeString(folder.resolve("document"), "<a>");
        assertThat(sign("XML", document, folder.resolve("signature"))).isEqualTo(1);
        assertThat(folder.resolve("signature")).doesNotExist();
        assertThat(folder.resolve("home/journal.jsonl")).doesNotExist();
    }
}
