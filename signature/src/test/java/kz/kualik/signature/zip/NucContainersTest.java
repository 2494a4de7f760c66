package kz.kualik.signature.zip;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.kualik.signature.NucSamples;
import kz.kualik.signature.TestSigners;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.CmsSignatureReader;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.zip.ZipContainerFacts.SignedFile;
import kz.kualik.signature.zip.ZipContainerFacts.State;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The containers that the real NUC's software made. */
class NucContainersTest {

    private final ZipContainerReader reader = new ZipContainerReader(new CmsSignatureReader(TestSigners.ENGINE));

    @ParameterizedTest
    @CsvSource({"sign.zip, 5, 1", "zip_signed_files.zip, 4, 0", "zip_with_ts.zip, 1, 1"})
    void aContainerIsIntactWithAllItsFiles(String file, int signedFiles, int timeStamps)
            throws UnreadableDocumentException {
        var facts = reader.read(NucSamples.read("zip/" + file), List.of());

        assertThat(facts.signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.integrity()).isEqualTo(Integrity.intact());
            assertThat(signature.timeStamps())
                    .hasSize(timeStamps)
                    .allMatch(stamp -> stamp.imprintFits() && stamp.integrity().equals(Integrity.intact()));
        });
        assertThat(facts.signedFiles())
                .hasSize(signedFiles)
                .extracting(SignedFile::state)
                .containsOnly(State.UNCHANGED);
        assertThat(facts.unsignedFiles()).isEmpty();
    }
}
