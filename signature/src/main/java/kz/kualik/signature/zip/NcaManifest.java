package kz.kualik.signature.zip;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The manifest of a container, {@code META-INF/NCAManifest.xml}: which signature file belongs to it, and the digest of each
 * signed file. The signature is made over the very bytes of the manifest.
 *
 * @param signatureFiles paths of the signature files
 * @param files one entry for each signed file
 */
record NcaManifest(List<String> signatureFiles, List<ListedFile> files) {

    static final String PATH = "META-INF/NCAManifest.xml";

    NcaManifest {
        signatureFiles = List.copyOf(signatureFiles);
        files = List.copyOf(files);
    }

    /** The manifest in the form in which the NUC's software writes it, UTF-8 with CR LF line ends. */
    String toXml() {
        var head = Stream.of("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?> ", "<NCAManifest>");
        var signatures = signatureFiles.stream().map(path -> "\t<SigReference URI=\"" + escaped(path) + "\"/>");
        var references = files.stream().flatMap(ListedFile::toXmlLines);
        return Stream.of(head, signatures, references, Stream.of("</NCAManifest>"))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\r\n"));
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /**
     * One signed file.
     *
     * @param path inside the container
     * @param algorithm by which it was digested
     * @param digest base64
     */
    record ListedFile(String path, ManifestDigest algorithm, String digest) {

        static ListedFile of(String path, ManifestDigest algorithm, byte[] digest) {
            return new ListedFile(path, algorithm, Base64.getEncoder().encodeToString(digest));
        }

        private Stream<String> toXmlLines() {
            return Stream.of(
                    "\t<DataObjectReference URI=\"" + escaped(path) + "\">",
                    "\t\t<DigestMethod Algorithm=\"" + algorithm.uri() + "\"/>",
                    "\t\t<DigestValue>" + digest + "</DigestValue>",
                    "\t</DataObjectReference>");
        }
    }
}
