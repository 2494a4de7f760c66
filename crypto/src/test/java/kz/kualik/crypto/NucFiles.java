package kz.kualik.crypto;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** The real files of the real NUC; tests that need them are skipped where the folder is absent. */
public final class NucFiles {

    private NucFiles() {}

    /** The path of a file or folder below {@code nuc/}. */
    public static Path path(String name) {
        Path folder = Path.of(System.getProperty("kualik.testdata", "absent"), "nuc");
        assumeTrue(Files.isDirectory(folder), "the real files of the NUC are not here: " + folder);
        return folder.resolve(name);
    }

    public static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(path(name));
    }

    /** Read by the JDK's own factory, so the provider must be registered for GOST keys. */
    public static X509Certificate certificate(String name) throws IOException, CertificateException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes(name)));
    }

    /** All regular files in a folder, sorted by name. */
    public static List<Path> files(String folder) throws IOException {
        try (var files = Files.list(path(folder))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
