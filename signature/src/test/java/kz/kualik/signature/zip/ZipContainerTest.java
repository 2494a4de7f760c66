package kz.kualik.signature.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.zip.ZipInputStream;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TestSigners;
import kz.kualik.signature.TestTimeStampAuthority;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.cms.CmsSignatureReader;
import kz.kualik.signature.cms.CmsSigner;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.zip.ZipContainerFacts.SignedFile;
import kz.kualik.signature.zip.ZipContainerFacts.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Containers that we make, and what becomes of them when somebody changes them. */
class ZipContainerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T11:59:59Z"), ZoneOffset.UTC);
    private static final SigningKey KEY = TestSigners.signer(KeyAlgorithm.ECDSA_P256);

    private final CmsSigner cms = new CmsSigner(TestSigners.ENGINE, CLOCK);
    private final ZipContainerReader reader = new ZipContainerReader(new CmsSignatureReader(TestSigners.ENGINE));

    @ParameterizedTest
    @EnumSource
    void aContainerIsIntactWithAllItsFiles(KeyAlgorithm algorithm) throws Exception {
        var facts = read(container(cms, TestSigners.signer(algorithm)));

        assertThat(facts.signatures()).extracting(SignatureFacts::integrity).containsExactly(Integrity.intact());
        assertThat(facts.signedFiles())
                .containsExactly(
                        new SignedFile("шарт.txt", State.UNCHANGED),
                        new SignedFile("b/data & more.bin", State.UNCHANGED));
        assertThat(facts.unsignedFiles()).isEmpty();
    }

    @Test
    void severalSignersSignOneContainer() throws Exception {
        var facts = read(container(
                cms, TestSigners.signer(KeyAlgorithm.GOST_2015_512), TestSigners.signer(KeyAlgorithm.RSA_2048)));

        assertThat(facts.signatures())
                .extracting(SignatureFacts::integrity)
                .containsExactly(Integrity.intact(), Integrity.intact());
    }

    @Test
    void aTimeStampGoesIntoTheSignatureOfAContainer() throws Exception {
        var stamping = cms.withTimeStamps(new TestTimeStampAuthority(KeyAlgorithm.ECDSA_P256));

        var facts = read(container(stamping, KEY));

        assertThat(facts.signatures().getFirst().timeStamps())
                .singleElement()
                .satisfies(stamp -> assertThat(stamp.imprintFits()).isTrue());
    }

    @Test
    void anyZipReaderUnpacksTheContainer() throws Exception {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(container(cms, KEY)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }

        assertThat(names).hasSize(4).startsWith("шарт.txt", "b/data & more.bin", "META-INF/NCAManifest.xml");
        assertThat(names.getLast()).matches("META-INF/signature-[0-9a-f]{10}\\.cms");
    }

    @Test
    void theManifestHasTheFormOfTheNuc() {
        var file = NcaManifest.ListedFile.of("a.txt", ManifestDigest.GOST_34311, new byte[] {1, 2, 3});

        var xml = new NcaManifest(List.of("META-INF/signature-0123456789.cms"), List.of(file)).toXml();

        assertThat(xml)
                .isEqualTo(String.join(
                        "\r\n",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?> ",
                        "<NCAManifest>",
                        "\t<SigReference URI=\"META-INF/signature-0123456789.cms\"/>",
                        "\t<DataObjectReference URI=\"a.txt\">",
                        "\t\t<DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#gost34311\"/>",
                        "\t\t<DigestValue>AQID</DigestValue>",
                        "\t</DataObjectReference>",
                        "</NCAManifest>"));
    }

    @Test
    void aChangedFileBreaksTheSignature() throws Exception {
        var facts = read(repacked(container(cms, KEY), "шарт.txt", new byte[] {1}));

        assertThat(facts.signatures().getFirst().integrity())
                .isEqualTo(Integrity.broken("the file 'шарт.txt' is not what was signed"));
    }

    @Test
    void aMissingFileBreaksTheSignature() throws Exception {
        var facts = read(without(container(cms, KEY), "b/data & more.bin"));

        assertThat(facts.signatures().getFirst().integrity())
                .isEqualTo(Integrity.broken("the signed file 'b/data & more.bin' is missing"));
    }

    @Test
    void aFileThatNobodySignedBreaksTheContainer() throws Exception {
        var facts = read(repacked(container(cms, KEY), "added.txt", new byte[] {1}));

        assertThat(facts.unsignedFiles()).containsExactly("added.txt");
        assertThat(facts.signatures().getFirst().integrity())
                .isEqualTo(Integrity.broken("the file 'added.txt' in the container is not signed"));
    }

    @Test
    void aChangedManifestBreaksTheSignature() throws Exception {
        var container = container(cms, KEY);
        var manifest = new String(file(container, NcaManifest.PATH), StandardCharsets.UTF_8)
                .replace("</NCAManifest>", " </NCAManifest>");

        var facts = read(repacked(container, NcaManifest.PATH, manifest.getBytes(StandardCharsets.UTF_8)));

        assertThat(facts.signatures().getFirst().integrity())
                .isEqualTo(Integrity.broken("the content is not what was signed"));
    }

    @Test
    void anAttachedSignatureOverAnotherManifestBreaksIt() throws Exception {
        var container = container(cms, KEY);
        var signature = ZipArchive.read(container).files().getLast().name();
        var attached = cms.sign(DocumentContent.of(new byte[] {1}), CmsForm.ATTACHED, List.of(KEY));

        var facts = read(repacked(container, signature, attached));

        assertThat(facts.signatures().getFirst().integrity()).isInstanceOf(Integrity.Broken.class);
    }

    @Test
    void aContainerWithoutItsSignatureIsUnreadable() throws Exception {
        var container = container(cms, KEY);
        var signature = ZipArchive.read(container).files().getLast().name();

        assertThatThrownBy(() -> read(without(container, signature)))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void anOrdinaryZipArchiveIsNoContainer() {
        var archive = new CraftedZip().add("a.txt", new byte[1]).build();

        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("holds no META-INF/NCAManifest.xml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"META-INF/a", "../a", "/a", "a/", "", "C:/a"})
    void aFileUnderAnUnsuitableNameIsNotPacked(String name) {
        var files = new LinkedHashMap<String, DocumentContent>();
        files.put(name, DocumentContent.of(new byte[1]));
        var signer = new ZipContainerSigner(cms, CLOCK);

        assertThatThrownBy(() -> signer.sign(files, List.of(KEY), new ByteArrayOutputStream()))
                .isInstanceOf(UnsuitableFileNameException.class);
    }

    private ZipContainerFacts read(byte[] container) throws UnreadableDocumentException {
        return reader.read(container, List.of());
    }

    private static byte[] container(CmsSigner cms, SigningKey... keys) throws Exception {
        SequencedMap<String, DocumentContent> files = new LinkedHashMap<>();
        files.put("шарт.txt", DocumentContent.of("келісім".getBytes(StandardCharsets.UTF_8)));
        files.put("b/data & more.bin", DocumentContent.of(new byte[100_000]));
        var out = new ByteArrayOutputStream();
        new ZipContainerSigner(cms, CLOCK).sign(files, List.of(keys), out);
        return out.toByteArray();
    }

    private static byte[] file(byte[] container, String name) throws UnreadableDocumentException {
        return ZipArchive.read(container).file(name).orElseThrow().content(1 << 20);
    }

    /** The same files in their order, one replaced or added at the end. */
    private static byte[] repacked(byte[] container, String name, byte[] content) throws UnreadableDocumentException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var file : ZipArchive.read(container).files()) {
            files.put(file.name(), file.content(1 << 20));
        }
        files.put(name, content);
        return packed(files);
    }

    private static byte[] without(byte[] container, String name) throws UnreadableDocumentException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var file : ZipArchive.read(container).files()) {
            files.put(file.name(), file.content(1 << 20));
        }
        files.remove(name);
        return packed(files);
    }

    private static byte[] packed(SequencedMap<String, byte[]> files) {
        var zip = new CraftedZip();
        files.forEach(zip::add);
        return zip.build();
    }
}
