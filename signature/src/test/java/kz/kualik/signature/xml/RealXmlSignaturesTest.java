package kz.kualik.signature.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.xml.dsig.Coverage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The signed XML files of the real NUC: what others made must be found right, and wrong after any change. */
class RealXmlSignaturesTest {

    private static final Path TESTDATA = Path.of(System.getProperty("kualik.testdata", "absent"));

    private final XmlSignatureReader reader = new XmlSignatureReader(TestSigners.ENGINE);

    @BeforeAll
    static void needsTheFiles() {
        assumeTrue(Files.isDirectory(TESTDATA.resolve("nuc/xml")), "the real files are not here: " + TESTDATA);
    }

    /** Name, algorithm: from nuc-expected.tsv, so that a file that is forgotten is noticed. */
    static List<Arguments> expected() throws IOException {
        var table = TESTDATA.resolve("nuc-expected.tsv");
        if (!Files.exists(table)) {
            return List.of(Arguments.of("absent", "absent"));
        }
        return Files.readAllLines(table).stream()
                .map(line -> line.split("\t", -1))
                .filter(row -> row[1].equals("xmldsig"))
                .map(row -> Arguments.of(row[0], row[2]))
                .toList();
    }

    @Test
    void thereAreSevenFiles() throws IOException {
        assertThat(expected()).hasSize(7);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expected")
    void everySignatureIsIntactAndCoversTheWholeDocument(String file, String algorithm) throws Exception {
        var signatures = reader.check(Files.readAllBytes(TESTDATA.resolve("nuc").resolve(file)));

        assertThat(signatures).hasSize(1);
        var signature = signatures.getFirst();
        assertThat(signature.facts().integrity()).isEqualTo(Integrity.intact());
        assertThat(signature.facts().algorithm()).startsWith(words(algorithm));
        assertThat(signature.coverage()).containsExactly(new Coverage.WholeDocument(0));
        assertThat(signature.facts().signer())
                .contains(signature.facts().embedded().getFirst());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("expected")
    void aChangedLetterOfTheContentIsFound(String file, String algorithm) throws Exception {
        var xml = Files.readString(TESTDATA.resolve("nuc").resolve(file));
        var changed =
                xml.replace("NCANode", "NCAnode").replace("<b>test", "<b>Test").replace("текст", "тексТ");
        assertThat(changed).isNotEqualTo(xml);

        var facts = reader.read(changed.getBytes(StandardCharsets.UTF_8)).getFirst();

        assertThat(facts.integrity()).isInstanceOf(Integrity.Broken.class);
        assertThat(facts.algorithm()).startsWith(words(algorithm));
    }

    private static String words(String algorithm) {
        return switch (algorithm) {
            case "GOST2015" -> "GOST R 34.10-2015";
            case "GOST2004" -> "GOST 34.310-2004";
            default -> "RSA";
        };
    }
}
