package kz.kualik.signature.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kz.kualik.signature.UnreadableDocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives on which two readers could disagree, or which could exhaust one. */
class ZipArchiveTest {

    private static final byte[] TEXT = "text".getBytes(StandardCharsets.UTF_8);

    @Test
    void anOrdinaryArchiveIsRead() throws Exception {
        var archive = ZipArchive.read(
                new CraftedZip().add("a.txt", TEXT).add("b/c.txt", new byte[0]).build());

        assertThat(archive.files()).extracting(ZipMember::name).containsExactly("a.txt", "b/c.txt");
        assertThat(archive.file("a.txt").orElseThrow().content(100)).isEqualTo(TEXT);
    }

    @Test
    void whatJavaWritesIsRead() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.putNextEntry(new ZipEntry("folder/құжат.txt"));
            zip.write(TEXT);
        }

        var archive = ZipArchive.read(out.toByteArray());

        assertThat(archive.files()).extracting(ZipMember::name).containsExactly("folder/құжат.txt");
        assertThat(archive.file("folder/құжат.txt").orElseThrow().content(100)).isEqualTo(TEXT);
    }

    @Test
    void aNameThatOccursTwiceIsRefused() {
        refused(new CraftedZip().add("a.txt", TEXT).add("a.txt", new byte[1]), "twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a",
                "a/../../b",
                "/etc/passwd",
                "C:/a",
                "a\\b",
                "./a",
                "a//b",
                "a/./b",
                "..",
                "a\u0000b",
                "a\nb"
            })
    void aPathThatLeadsAstrayIsRefused(String path) {
        refused(new CraftedZip().add(path, TEXT), "a name in the ZIP archive");
    }

    @Test
    void anotherNameInTheLocalHeaderIsRefused() {
        refused(new CraftedZip().add("a.txt", TEXT, entry -> entry.localName("b.txt")), "another name");
    }

    @Test
    void octetsThatBelongToNoFileAreRefused() {
        refused(new CraftedZip().add("a.txt", TEXT).between(new byte[] {1}), "belong to no file");
    }

    @Test
    void aHiddenFileBetweenTwoOthersIsRefused() {
        var hidden = new CraftedZip().add("hidden.txt", TEXT).build();
        var local = Arrays.copyOf(hidden, 30 + "hidden.txt".length() + TEXT.length);

        refused(new CraftedZip().add("a.txt", TEXT).between(local), "belong to no file");
    }

    @Test
    void twoFilesOnTheSameOctetsAreRefused() {
        var bytes = new CraftedZip().add("a.txt", TEXT).add("b.txt", TEXT).build();
        var second = bytes.length - 22 - (46 + 5);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 0);

        assertThatThrownBy(() -> ZipArchive.read(bytes)).isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void anEncryptedFileIsRefused() {
        refused(new CraftedZip().add("a.txt", TEXT, entry -> entry.flags(0x801)), "encrypted");
    }

    @Test
    void anUnknownMethodIsRefused() {
        refused(new CraftedZip().add("a.txt", TEXT, entry -> entry.method(12)), "unknown method 12");
    }

    @Test
    void aStoredFileOfTwoSizesIsRefused() {
        refused(new CraftedZip().add("a.txt", TEXT, entry -> entry.statedSize(5)), "two different sizes");
    }

    @Test
    void zip64IsRefused() {
        var extra = new byte[] {1, 0, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8};

        refused(new CraftedZip().add("a.txt", TEXT, entry -> entry.extra(extra)), "ZIP64");
    }

    @Test
    void aSecondNameInAnExtraFieldIsRefused() {
        var extra = new byte[] {0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 'b'};

        refused(new CraftedZip().add("a.txt", TEXT, entry -> entry.extra(extra)), "two names");
    }

    @Test
    void anExtraFieldThatIsTooLongIsRefused() {
        refused(new CraftedZip().add("a.txt", TEXT, entry -> entry.extra(new byte[] {9, 9, 9, 9})), "extra field");
    }

    @Test
    void aSizeBeyondReasonIsRefusedBeforeUnpacking() {
        refused(
                new CraftedZip().add("a.txt", TEXT, entry -> entry.method(8).statedSize(Integer.MAX_VALUE)),
                "suspiciously many");
    }

    @Test
    void aFileThatUnpacksToMoreThanItSaysIsDamaged() throws Exception {
        var packed = deflated(new byte[1 << 20]);
        var archive = ZipArchive.read(new CraftedZip()
                .add("a.txt", packed, entry -> entry.method(8).statedSize(10))
                .build());

        assertThatThrownBy(() -> archive.file("a.txt").orElseThrow().content(100))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aFolderWithContentIsRefused() {
        refused(new CraftedZip().add("a/", TEXT), "holds octets");
    }

    @Test
    void octetsBehindTheArchiveAreRefused() {
        var bytes = new CraftedZip().add("a.txt", TEXT).build();
        var longer = Arrays.copyOf(bytes, bytes.length + 1);

        assertThatThrownBy(() -> ZipArchive.read(longer)).isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void octetsBeforeTheArchiveAreRefused() {
        var bytes = new CraftedZip().add("a.txt", TEXT).build();
        var prefixed = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, prefixed, 1, bytes.length);

        assertThatThrownBy(() -> ZipArchive.read(prefixed)).isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void moreFilesThanTheBoundAreRefused() {
        var zip = new CraftedZip();
        for (var i = 0; i <= 10_000; i++) {
            zip.add("f" + i, new byte[0]);
        }

        refused(zip, "at most 10000");
    }

    @Test
    void randomDamageIsNeverMoreThanUnreadable() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(TEXT);
            zip.putNextEntry(new ZipEntry("b.txt"));
            zip.write(new byte[3000]);
        }
        var random = new Random(20261122);
        var unreadable = 0;
        for (var i = 0; i < 5000; i++) {
            var damaged = out.toByteArray();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            unreadable += isReadable(damaged) ? 0 : 1;
        }

        assertThat(unreadable).isBetween(1000, 4999);
    }

    private static boolean isReadable(byte[] bytes) {
        try {
            for (var file : ZipArchive.read(bytes).files()) {
                file.content(1 << 20);
            }
            return true;
        } catch (UnreadableDocumentException e) {
            return false;
        }
    }

    private static byte[] deflated(byte[] content) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
            deflater.setInput(content);
            deflater.finish();
            var packed = new byte[content.length];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }

    private static void refused(CraftedZip zip, String message) {
        assertThatThrownBy(() -> ZipArchive.read(zip.build()))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining(message);
    }
}
