package kz.kualik.pki.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.PemOrDer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chains of the real authority, all generations and algorithms. */
class RealPathTest {

    private final List<Certificate> authorities = new ArrayList<>();

    @BeforeEach
    void readAuthorities() throws Exception {
        var folder = Path.of(System.getProperty("kualik.testdata", "absent"), "nuc", "ca-prod");
        Assumptions.assumeTrue(Files.isDirectory(folder), "no real files at " + folder);
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                authorities.add(read(file));
            }
        }
    }

    @Test
    void everyAuthorityOfTheRealHierarchyHasATrustedChain() {
        var paths = new PathBuilder(TestChain.ENGINE, TrustStore.of(TestChain.ENGINE, authorities));

        assertThat(authorities)
                .isNotEmpty()
                .allSatisfy(authority ->
                        assertThat(paths.build(authority, List.of()).defects()).isEmpty());
    }

    @Test
    void fiveOfThemAreRoots() {
        assertThat(TrustStore.of(TestChain.ENGINE, authorities).anchors()).hasSize(5);
    }

    private static Certificate read(Path file) throws Exception {
        return Certificate.parse(PemOrDer.decodeSingle(readBytes(file), Certificate.MAXIMUM_SIZE));
    }

    private static byte[] readBytes(Path file) throws IOException {
        return Files.readAllBytes(file);
    }
}
