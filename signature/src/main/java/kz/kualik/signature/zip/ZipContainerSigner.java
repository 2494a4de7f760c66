package kz.kualik.signature.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.signature.ContentChangedException;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TimeStampUnavailableException;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.cms.CmsSigner;
import kz.kualik.signature.zip.NcaManifest.ListedFile;

/** Makes the NUC's container: files, the manifest with their digests, and a detached CMS signature over the manifest. */
public final class ZipContainerSigner {

    private static final int BUFFER_SIZE = 1 << 16;
    private static final int NAME_OCTETS = 5;

    private final CmsSigner signer;
    private final Clock clock;

    /**
     * @param signer makes the signature, with a time-stamp if it has a source of them
     * @param clock dates the entries of the archive, in UTC
     */
    public ZipContainerSigner(CmsSigner signer, Clock clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * Packs and signs files. The digest in the manifest is that of the first signer's algorithm.
     *
     * @param files by their path inside the container
     * @param keys one for each signer
     * @param out takes the container and is closed
     * @throws UnsuitableFileNameException if a path cannot stand in a container
     * @throws IOException if a file cannot be read or the container cannot be written
     * @throws TimeStampUnavailableException if a time-stamp is wanted and cannot be had
     */
    public void sign(SequencedMap<String, DocumentContent> files, List<SigningKey> keys, OutputStream out)
            throws IOException, TimeStampUnavailableException {
        if (files.isEmpty() || keys.isEmpty()) {
            throw new IllegalArgumentException("a container needs at least one file and one signer");
        }
        files.keySet().forEach(ZipContainerSigner::requireSuitable);
        var algorithm = ManifestDigest.fitting(keys.getFirst().algorithm());
        var listed = new ArrayList<ListedFile>();
        for (var file : files.entrySet()) {
            var digest = copy(file.getValue(), algorithm.algorithm(), OutputStream.nullOutputStream());
            listed.add(ListedFile.of(file.getKey(), algorithm, digest));
        }
        var signaturePath = signaturePath(listed);
        var manifest = new NcaManifest(List.of(signaturePath), listed).toXml().getBytes(StandardCharsets.UTF_8);
        var signature = signer.sign(DocumentContent.of(manifest), CmsForm.DETACHED, keys);
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            write(zip, files, listed);
            write(zip, NcaManifest.PATH, manifest);
            write(zip, signaturePath, signature);
        }
    }

    private static void requireSuitable(String path) {
        if (path.startsWith("META-INF/") || path.endsWith("/")) {
            throw new UnsuitableFileNameException(path, "is taken by the container itself or is a folder");
        }
        ZipNames.fault(path).ifPresent(fault -> {
            throw new UnsuitableFileNameException(path, fault);
        });
    }

    /** The NUC's software takes ten hexadecimal digits; these come from what is signed. */
    private static String signaturePath(List<ListedFile> listed) {
        var digest = DigestAlgorithm.SHA256.digest(
                new NcaManifest(List.of(), listed).toXml().getBytes(StandardCharsets.UTF_8));
        return "META-INF/signature-" + HexFormat.of().formatHex(digest, 0, NAME_OCTETS) + ".cms";
    }

    private void write(ZipOutputStream zip, Map<String, DocumentContent> files, List<ListedFile> listed)
            throws IOException {
        for (var file : listed) {
            var content = files.get(file.path());
            if (content == null) {
                throw new ContentChangedException();
            }
            zip.putNextEntry(entry(file.path()));
            var digest = copy(content, file.algorithm().algorithm(), zip);
            zip.closeEntry();
            var written = ListedFile.of(file.path(), file.algorithm(), digest);
            if (!written.equals(file)) {
                throw new ContentChangedException();
            }
        }
    }

    private void write(ZipOutputStream zip, String path, byte[] content) throws IOException {
        zip.putNextEntry(entry(path));
        zip.write(content);
        zip.closeEntry();
    }

    private ZipEntry entry(String path) {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        return entry;
    }

    private static byte[] copy(DocumentContent content, DigestAlgorithm algorithm, OutputStream out)
            throws IOException {
        var digest = algorithm.newDigest();
        try (var in = content.open()) {
            var buffer = new byte[BUFFER_SIZE];
            for (var length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
                out.write(buffer, 0, length);
            }
        }
        return digest.digest();
    }
}
