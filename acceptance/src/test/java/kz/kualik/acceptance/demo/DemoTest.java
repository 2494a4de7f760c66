package kz.kualik.acceptance.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.kualik.acceptance.tool.ForeignTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The main job as a test: what the demo shows to people has to hold at every commit. */
class DemoTest {

    @TempDir
    Path folder;

    @Test
    void theWholeWayIsWalkedAndEveryFileIsJudgedAlikeByUsAndByOthers() throws IOException {
        assumeTrue(ForeignTool.answers("openssl", "engine", "gost"), "needs gost-engine (libengine-gost-openssl)");
        assumeTrue(ForeignTool.answers("xmlsec1", "--version"), "needs xmlsec1");
        assumeTrue(ForeignTool.answers("python3", "--version"), "needs python3");
        var out = folder.resolve("demo");

        assertThat(run("--out", out.toString())).isZero();

        var readme = Files.readString(out.resolve("README.md"));
        for (var file : List.of("signed-gost/attached.cms", "signed-rsa/signed.xml", "status/gost.crl")) {
            assertThat(out.resolve(file)).isNotEmptyFile();
            assertThat(readme).contains(file);
        }
        assertThat(out.resolve("demo.log")).content().contains("EXPIRED", "REFUSED", "OCSP says revoked");
        assertThat(Files.readString(out.resolve("authority.log")))
                .doesNotContain("PRIVATE KEY", Demonstration.PASSWORD);
    }

    @Test
    void aFolderThatHoldsFilesIsLeftAlone() throws IOException {
        Files.createDirectories(folder.resolve("there"));
        Files.writeString(folder.resolve("there/file"), "holds something");

        assertThat(run("--out", folder.resolve("there").toString())).isEqualTo(2);
        assertThat(folder.resolve("there/file")).content().isEqualTo("holds something");
    }

    private static int run(String... arguments) {
        return new CommandLine(new DemoCommand()).execute(arguments);
    }
}
