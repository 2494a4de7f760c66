package kz.kualik.acceptance.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.kualik.acceptance.tool.ForeignTool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The oracle has to be able to say no, or its yes is worth nothing. */
class XmlOracleTest {

    private static final int RIGHT = 0;
    private static final int WRONG = 1;
    private static final int UNREADABLE = 2;

    private static final Path ORACLE =
            Path.of(System.getProperty("kualik.root", ".."), "acceptance/oracle/gost_oracle.py");
    private static final Path REAL = Path.of(System.getProperty("kualik.testdata", "none"), "nuc/xml");

    @TempDir
    Path folder;

    @BeforeEach
    void needsGostEngine() {
        assumeTrue(ForeignTool.answers("openssl", "engine", "gost"), "needs gost-engine (libengine-gost-openssl)");
        assumeTrue(Files.isDirectory(REAL), "needs the real files (kualik.testdata)");
    }

    @Test
    void realSignaturesAreRight() {
        assertThat(judge(REAL.resolve("ncalayer-rs_gost512_simple.xml"))).isEqualTo(RIGHT);
        assertThat(judge(REAL.resolve("ncanode_rsa_one_signer.xml"))).isEqualTo(RIGHT);
    }

    @Test
    void aChangedDocumentIsWrong() throws IOException {
        assertThat(judge(changed("attr=\"x\"", "attr=\"y\""))).isEqualTo(WRONG);
    }

    @Test
    void aChangedSignedInfoIsWrong() throws IOException {
        assertThat(judge(changed("<ds:Reference URI=\"\">", "<ds:Reference URI=\"\" Type=\"urn:x\">")))
                .isEqualTo(WRONG);
    }

    @Test
    void aDocumentTypeIsNotRead() throws IOException {
        assertThat(judge(changed("<root>", "<!DOCTYPE root><root>"))).isEqualTo(UNREADABLE);
    }

    @Test
    void whatIsNotXmlIsNotRead() throws IOException {
        var file = folder.resolve("noise.xml");
        Files.write(file, new byte[] {(byte) 0xff, 0, 1, 2});
        assertThat(judge(file)).isEqualTo(UNREADABLE);
    }

    private Path changed(String from, String to) throws IOException {
        var text = Files.readString(REAL.resolve("ncalayer-rs_gost512_simple.xml"));
        assertThat(text).contains(from);
        var file = folder.resolve("changed.xml");
        Files.writeString(file, text.replace(from, to));
        return file;
    }

    private int judge(Path file) {
        return ForeignTool.run(
                        folder,
                        List.of(
                                "python3",
                                ORACLE.toAbsolutePath().toString(),
                                "verify-xml",
                                file.toAbsolutePath().toString()))
                .exitCode();
    }
}
