package kz.kualik.signature.cms;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.signature.DocumentContent;

/** The digests of one content, computed by all wanted algorithms in one pass over it. */
final class ContentDigests {

    private static final int BUFFER_SIZE = 1 << 16;

    private final Map<DigestAlgorithm, byte[]> digests;

    private ContentDigests(Map<DigestAlgorithm, byte[]> digests) {
        this.digests = digests;
    }

    /**
     * Digests a content.
     *
     * @throws IOException if the content cannot be read, or has another length than it said
     */
    static ContentDigests of(DocumentContent content, Collection<DigestAlgorithm> algorithms) throws IOException {
        var running = new EnumMap<DigestAlgorithm, MessageDigest>(DigestAlgorithm.class);
        algorithms.forEach(algorithm -> running.computeIfAbsent(algorithm, DigestAlgorithm::newDigest));
        var total = 0L;
        try (var stream = content.open()) {
            var buffer = new byte[BUFFER_SIZE];
            for (var length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                for (var digest : running.values()) {
                    digest.update(buffer, 0, length);
                }
                total += length;
            }
        }
        if (total != content.size()) {
            throw new IOException("the content has " + total + " octets instead of " + content.size());
        }
        var digests = new EnumMap<DigestAlgorithm, byte[]>(DigestAlgorithm.class);
        running.forEach((algorithm, digest) -> digests.put(algorithm, digest.digest()));
        return new ContentDigests(digests);
    }

    /**
     * The digest by one of the algorithms.
     *
     * @throws IllegalArgumentException if this algorithm was not asked for
     */
    byte[] by(DigestAlgorithm algorithm) {
        var digest = digests.get(algorithm);
        if (digest == null) {
            throw new IllegalArgumentException("no digest by " + algorithm + " was computed");
        }
        return digest.clone();
    }

    boolean sameAs(ContentDigests other) {
        return digests.keySet().equals(other.digests.keySet())
                && digests.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), other.by(entry.getKey())));
    }
}
