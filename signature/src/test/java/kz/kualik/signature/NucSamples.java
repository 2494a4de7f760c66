package kz.kualik.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Assumptions;

/** The real files of the real NUC, where they are at hand; a test that needs them is skipped elsewhere. */
public final class NucSamples {

    private static final Path FOLDER =
            Path.of(System.getProperty("kualik.testdata", "testdata")).resolve("nuc");

    private NucSamples() {}

    /** The file, with base64 undone where its name says so. */
    public static byte[] read(String name) {
        var file = FOLDER.resolve(name);
        Assumptions.assumeTrue(Files.isRegularFile(file), () -> "no real file " + file);
        try {
            var bytes = Files.readAllBytes(file);
            return name.endsWith(".b64") ? Base64.getMimeDecoder().decode(bytes) : bytes;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
