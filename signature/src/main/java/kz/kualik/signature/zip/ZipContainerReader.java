package kz.kualik.signature.zip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.cms.CmsSignatureReader;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import kz.kualik.signature.zip.NcaManifest.ListedFile;
import kz.kualik.signature.zip.ZipContainerFacts.SignedFile;
import kz.kualik.signature.zip.ZipContainerFacts.State;

/**
 * Checks the NUC's container: a ZIP archive with {@code META-INF/NCAManifest.xml}, which lists the digests of the signed
 * files, and {@code META-INF/signature-*.cms}, detached CMS signatures over the bytes of the manifest.
 */
public final class ZipContainerReader {

    private static final int MAXIMUM_SIGNATURE_SIZE = 32 * 1024 * 1024;

    private final CmsSignatureReader signatures;

    public ZipContainerReader(CmsSignatureReader signatures) {
        this.signatures = signatures;
    }

    /**
     * Reads and checks a container.
     *
     * @param container not copied; must not be changed meanwhile
     * @param known certificates besides those inside the signatures, among which the signers' may be
     * @throws UnreadableDocumentException if it is no such container, or one on which two readers could disagree
     */
    public ZipContainerFacts read(byte[] container, Collection<Certificate> known) throws UnreadableDocumentException {
        var archive = ZipArchive.read(container);
        var manifestBytes = archive.file(NcaManifest.PATH)
                .orElseThrow(() -> new UnreadableDocumentException("the ZIP archive holds no " + NcaManifest.PATH))
                .content(NcaManifestParser.MAXIMUM_SIZE);
        var manifest = NcaManifestParser.parse(manifestBytes);
        if (manifest.signatureFiles().isEmpty()) {
            throw new UnreadableDocumentException("the manifest names no signature");
        }
        var files = new ArrayList<SignedFile>();
        for (var listed : manifest.files()) {
            files.add(new SignedFile(listed.path(), state(archive, listed)));
        }
        var unsigned = unsignedFiles(archive, manifest);
        var facts = new ArrayList<SignatureFacts>();
        for (var path : manifest.signatureFiles()) {
            for (var signature : signatures(archive, path, manifestBytes, known)) {
                facts.add(withFiles(signature, files, unsigned));
            }
        }
        return new ZipContainerFacts(facts, files, unsigned);
    }

    private List<SignatureFacts> signatures(
            ZipArchive archive, String path, byte[] manifest, Collection<Certificate> known)
            throws UnreadableDocumentException {
        var signature = archive.file(path)
                .orElseThrow(() -> new UnreadableDocumentException("the signature file '" + path + "' is missing"));
        return signatures.read(
                signature.content(MAXIMUM_SIGNATURE_SIZE), Optional.of(DocumentContent.of(manifest)), known);
    }

    private static State state(ZipArchive archive, ListedFile listed) {
        var file = archive.file(listed.path());
        if (file.isEmpty()) {
            return State.MISSING;
        }
        try {
            var digest = listed.algorithm().algorithm().newDigest();
            file.get().unpack(digest::update);
            var expected = Base64.getDecoder().decode(listed.digest());
            return Arrays.equals(digest.digest(), expected) ? State.UNCHANGED : State.CHANGED;
        } catch (UnreadableDocumentException | IllegalArgumentException damagedFileOrDigest) {
            return State.CHANGED;
        }
    }

    private static List<String> unsignedFiles(ZipArchive archive, NcaManifest manifest) {
        var accounted = new HashSet<>(manifest.signatureFiles());
        accounted.add(NcaManifest.PATH);
        manifest.files().forEach(file -> accounted.add(file.path()));
        return archive.files().stream()
                .map(ZipMember::name)
                .filter(name -> !accounted.contains(name))
                .toList();
    }

    private static SignatureFacts withFiles(SignatureFacts facts, List<SignedFile> files, List<String> unsigned) {
        var remarks = new ArrayList<>(facts.remarks());
        unsigned.forEach(name -> remarks.add(notSigned(name)));
        if (files.isEmpty()) {
            remarks.add("the container lists no signed file");
        }
        return new SignatureFacts(
                integrity(facts.integrity(), files, unsigned),
                facts.signer(),
                facts.algorithm(),
                facts.claimedTime(),
                facts.timeStamps(),
                facts.embedded(),
                remarks);
    }

    private static String notSigned(String name) {
        return "the file '" + name + "' in the container is not signed";
    }

    /** A file that nobody signed, beside files that somebody did, would be taken for signed: the container is not whole. */
    private static Integrity integrity(Integrity ofManifest, List<SignedFile> files, List<String> unsigned) {
        if (ofManifest instanceof Integrity.Broken) {
            return ofManifest;
        }
        if (!unsigned.isEmpty()) {
            return Integrity.broken(notSigned(unsigned.getFirst()));
        }
        return files.stream()
                .filter(file -> file.state() != State.UNCHANGED)
                .findFirst()
                .map(file -> Integrity.broken(
                        file.state() == State.MISSING
                                ? "the signed file '" + file.path() + "' is missing"
                                : "the file '" + file.path() + "' is not what was signed"))
                .orElse(ofManifest);
    }
}
