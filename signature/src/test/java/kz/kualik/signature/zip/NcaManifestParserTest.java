package kz.kualik.signature.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.kualik.signature.UnreadableDocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NcaManifestParserTest {

    private static final String FILE = "<DataObjectReference URI='a'>"
            + "<DigestMethod Algorithm='http://www.w3.org/2001/04/xmlenc#sha256'/><DigestValue>AQ==</DigestValue>"
            + "</DataObjectReference>";

    @Test
    void whatIsWrittenIsReadBack() throws UnreadableDocumentException {
        var manifest = new NcaManifest(
                List.of("META-INF/signature-1.cms"),
                List.of(NcaManifest.ListedFile.of("a & \"b\" <c>.txt", ManifestDigest.SHA_256, new byte[] {1})));

        assertThat(parse(manifest.toXml())).isEqualTo(manifest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<NCAManifest>",
                "<Other/>",
                "<NCAManifest xmlns='urn:x'><x:SigReference/></NCAManifest>",
                "<NCAManifest><Unknown/></NCAManifest>",
                "<NCAManifest><SigReference URI='../x'/></NCAManifest>",
                "<NCAManifest><SigReference/></NCAManifest>",
                "<NCAManifest><DataObjectReference URI='a'/></NCAManifest>",
                "<!DOCTYPE NCAManifest><NCAManifest/>",
                "<!DOCTYPE NCAManifest [<!ENTITY e 'a'>]><NCAManifest><SigReference URI='&e;'/></NCAManifest>",
                "<!DOCTYPE NCAManifest SYSTEM 'file:///etc/passwd'><NCAManifest/>"
            })
    void whatIsNoManifestIsRefused(String xml) {
        assertThatThrownBy(() -> parse(xml)).isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void aFileListedTwiceIsRefused() {
        assertThatThrownBy(() -> parse("<NCAManifest>" + FILE + FILE + "</NCAManifest>"))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void aSignatureNamedTwiceIsRefused() {
        var signature = "<SigReference URI='META-INF/signature-1.cms'/>";

        assertThatThrownBy(() -> parse("<NCAManifest>" + signature + signature + FILE + "</NCAManifest>"))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void tooManySignaturesAreRefused() {
        var signatures = new StringBuilder();
        for (int number = 0; number < 65; number++) {
            signatures
                    .append("<SigReference URI='META-INF/signature-")
                    .append(number)
                    .append(".cms'/>");
        }

        assertThatThrownBy(() -> parse("<NCAManifest>" + signatures + FILE + "</NCAManifest>"))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("more than 64");
    }

    @Test
    void anUnknownDigestIsRefused() {
        var sha1 = FILE.replace("http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1");

        assertThatThrownBy(() -> parse("<NCAManifest>" + sha1 + "</NCAManifest>"))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("unknown digest");
    }

    @Test
    void aDigestValueThatIsNotTextIsRefused() {
        var nested = FILE.replace("AQ==", "<b>AQ==</b>");

        assertThatThrownBy(() -> parse("<NCAManifest>" + nested + "</NCAManifest>"))
                .isInstanceOf(UnreadableDocumentException.class);
    }

    private static NcaManifest parse(String xml) throws UnreadableDocumentException {
        return NcaManifestParser.parse(xml.getBytes(StandardCharsets.UTF_8));
    }
}
