package kz.kualik.signature.zip;

import java.util.List;
import kz.kualik.signature.facts.SignatureFacts;

/**
 * What was found in a container.
 *
 * @param signatures one for each signer; broken also when a signed file is missing or changed
 * @param signedFiles what became of each file that the manifest lists
 * @param unsignedFiles files that the manifest does not list: nobody vouches for them
 */
public record ZipContainerFacts(
        List<SignatureFacts> signatures, List<SignedFile> signedFiles, List<String> unsignedFiles) {

    public ZipContainerFacts {
        signatures = List.copyOf(signatures);
        signedFiles = List.copyOf(signedFiles);
        unsignedFiles = List.copyOf(unsignedFiles);
    }

    /**
     * A file that the manifest lists.
     *
     * @param path inside the container
     * @param state what became of it
     */
    public record SignedFile(String path, State state) {}

    /** What became of a signed file. */
    public enum State {
        /** It is there and has the digest of the manifest. */
        UNCHANGED,
        /** It is there and has another digest, or cannot be unpacked. */
        CHANGED,
        /** It is not there. */
        MISSING
    }
}
