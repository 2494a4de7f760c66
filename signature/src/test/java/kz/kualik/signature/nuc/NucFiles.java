package kz.kualik.signature.nuc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.path.TrustFolder;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.pki.path.UnusableTrustFolderException;
import kz.kualik.signature.verify.DocumentVerifier;
import org.junit.jupiter.api.Assumptions;

/** The folder of real files and its tables. */
final class NucFiles {

    static final CryptoEngine ENGINE = CryptoEngine.detect();

    private static final Path FOLDER = Path.of(System.getProperty("kualik.testdata", "absent"));

    private NucFiles() {}

    static void assumePresent() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER.resolve("nuc")), "no real files at " + FOLDER);
    }

    static byte[] read(String path) {
        try {
            return Files.readAllBytes(FOLDER.resolve("nuc").resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows of a table below its heading, each split into its columns. */
    static List<String[]> table(String name) {
        try {
            return Files.readAllLines(FOLDER.resolve(name), StandardCharsets.UTF_8).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TrustStore trust() {
        try {
            return TrustFolder.read(
                    ENGINE,
                    List.of(
                            FOLDER.resolve("nuc").resolve("ca-prod"),
                            FOLDER.resolve("nuc").resolve("ca-test")));
        } catch (UnusableTrustFolderException e) {
            throw new IllegalStateException(e);
        }
    }

    static DocumentVerifier verifier() {
        return new DocumentVerifier(ENGINE, trust());
    }
}
