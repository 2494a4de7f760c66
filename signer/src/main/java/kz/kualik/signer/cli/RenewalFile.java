package kz.kualik.signer.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.signer.files.DurableFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A renewal under way, in a file beside its waiting keys: what was signed, and the number that the authority has given it. So a
 * renewal that was cut off anywhere goes on.
 *
 * @param file this file
 * @param waiting the name of the file in which the new keys wait
 * @param cms the signed request
 * @param number of the application; empty while the authority's answer is not known
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RenewalFile(Path file, String waiting, byte[] cms, Optional<String> number) {

    private static final String ENDING = ".kualik-renewal";
    private static final int LARGEST = 256 * 1024;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Writes a renewal down that begins. */
    static RenewalFile begin(Path waiting, byte[] cms) throws IOException {
        var name = waiting.getFileName().toString();
        var file = waiting.resolveSibling(name.replaceFirst("\\..*", "") + ENDING);
        return new RenewalFile(file, name, cms, Optional.empty()).written();
    }

    /** The renewals that are under way in a folder. */
    static List<RenewalFile> in(Path folder) throws IOException, SignerStartException {
        var found = new ArrayList<RenewalFile>();
        try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var file : files) {
                found.add(read(file));
            }
        }
        return found;
    }

    private static RenewalFile read(Path file) throws IOException, SignerStartException {
        try (var stream = Files.newInputStream(file)) {
            var tree = JSON.readTree(stream.readNBytes(LARGEST));
            return new RenewalFile(
                    file,
                    // A name and no path: the file may have come on somebody's stick.
                    Path.of(tree.path("waiting").asString("")).getFileName().toString(),
                    Base64.getDecoder().decode(tree.path("cms").asString("")),
                    tree.path("number").asStringOpt());
        } catch (JacksonException | IllegalArgumentException e) {
            throw SignerStartException.noRenewal(file);
        }
    }

    /** The same with the number that the authority has given it, kept. */
    RenewalFile numbered(String given) throws IOException {
        return new RenewalFile(file, waiting, cms, Optional.of(given)).written();
    }

    private RenewalFile written() throws IOException {
        var tree = JSON.createObjectNode()
                .put("waiting", waiting)
                .put("cms", Base64.getEncoder().encodeToString(cms));
        number.ifPresent(given -> tree.put("number", given));
        DurableFiles.write(file, JSON.writeValueAsBytes(tree));
        return this;
    }

    /** Repeats of the same request are known by it; nobody can guess it who has not seen the request. */
    String idempotencyKey() {
        return HexFormat.of().formatHex(DigestAlgorithm.SHA256.digest(cms));
    }

    Path waitingFile() {
        return file.resolveSibling(waiting);
    }

    @Override
    public String toString() {
        return "RenewalFile[" + file + "]";
    }
}
