package kz.kualik.responder.feed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import kz.kualik.responder.feed.FeedRefusedException.Reason;
import kz.kualik.responder.status.StatusIndex;

/**
 * A snapshot: everything that is known at a position of the log, so that a responder need not read the log from its
 * beginning. It may hold a little that came later, too; reading that again from the log changes nothing.
 *
 * <p>The form: a label, the log's identity (16 octets), position (8) and hash (32), then the index as {@link
 * StatusIndex#writeTo} writes it, the SHA-256 of all this, and one octet that says whether a signature over a label and that
 * digest follows. The authority's snapshots are signed; the ones that a responder keeps on its own disk are not, because
 * whoever can write there has the responder's keys.
 */
public final class Snapshot {

    /** What a snapshot is called in HTTP. */
    public static final String MEDIA_TYPE = "application/vnd.kualik.status-snapshot";

    private static final byte[] LABEL = "Kualik status snapshot 1".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 20;
    private static final int DIGEST_LENGTH = 32;

    private Snapshot() {}

    /**
     * Writes a snapshot; does not close the stream.
     *
     * @param position everything up to there is in the index
     * @param signer nobody for a responder's own disk
     */
    public static void write(OutputStream stream, FeedPosition position, StatusIndex index, Optional<FeedSigner> signer)
            throws IOException {
        var digesting = new DigestOutputStream(new BufferedOutputStream(stream, BUFFER), sha256());
        var out = new DataOutputStream(digesting);
        out.write(LABEL);
        out.writeLong(position.log().getMostSignificantBits());
        out.writeLong(position.log().getLeastSignificantBits());
        out.writeLong(position.position());
        out.write(position.hash().toOctets());
        index.writeTo(out);
        var digest = digesting.getMessageDigest().digest();
        digesting.on(false);
        out.write(digest);
        out.writeBoolean(signer.isPresent());
        if (signer.isPresent()) {
            signer.get().sign(toBeSigned(digest)).writeTo(out);
        }
        out.flush();
    }

    /**
     * The same with at most so many entries as fit into three quarters of this process's memory.
     *
     * @throws FeedRefusedException as the other one
     */
    public static FeedPosition read(InputStream stream, StatusIndex index, Optional<FeedTrust> trust)
            throws FeedRefusedException {
        return read(stream, index, trust, in -> index.readFrom(in));
    }

    /**
     * Reads a snapshot into an empty index, which is to be thrown away if this throws. It takes no more memory than what has
     * been read needs, whatever is announced: the signature stands at the end.
     *
     * @param trust who must have signed it; nobody for a responder's own disk
     * @param most how many entries it may hold
     * @throws FeedRefusedException if it is damaged, cut short, too large or not signed by the house
     */
    public static FeedPosition read(InputStream stream, StatusIndex index, Optional<FeedTrust> trust, long most)
            throws FeedRefusedException {
        return read(stream, index, trust, in -> index.readFrom(in, most));
    }

    /** Fills the index. */
    private interface Content {
        void readFrom(DataInputStream in) throws IOException;
    }

    private static FeedPosition read(InputStream stream, StatusIndex index, Optional<FeedTrust> trust, Content content)
            throws FeedRefusedException {
        var digesting = new DigestInputStream(new BufferedInputStream(stream, BUFFER), sha256());
        var in = new DataInputStream(digesting);
        try {
            var position = readInto(in, content);
            var expected = digesting.getMessageDigest().digest();
            digesting.on(false);
            var digest = new byte[DIGEST_LENGTH];
            in.readFully(digest);
            if (!Arrays.equals(digest, expected)) {
                throw new FeedRefusedException(Reason.MALFORMED, "a status snapshot is damaged");
            }
            var signed = in.readBoolean();
            if (trust.isPresent()) {
                if (!signed) {
                    throw new FeedRefusedException(Reason.FORGED, "a status snapshot of the authority is not signed");
                }
                trust.get().verify(toBeSigned(digest), FeedSignature.readFrom(in), index);
            }
            return position;
        } catch (IOException e) {
            throw new FeedRefusedException(Reason.MALFORMED, "a status snapshot cannot be read", e);
        }
    }

    private static FeedPosition readInto(DataInputStream in, Content content) throws IOException {
        var label = new byte[LABEL.length];
        in.readFully(label);
        if (!Arrays.equals(label, LABEL)) {
            throw new IOException("this is no status snapshot");
        }
        var log = new UUID(in.readLong(), in.readLong());
        var position = in.readLong();
        var hash = new byte[ChainHash.LENGTH];
        in.readFully(hash);
        if (position < 0) {
            throw new IOException("a status snapshot stands for the position " + position);
        }
        content.readFrom(in);
        return new FeedPosition(log, position, ChainHash.ofOctets(hash));
    }

    private static byte[] toBeSigned(byte[] digest) {
        var octets = Arrays.copyOf(LABEL, LABEL.length + digest.length);
        System.arraycopy(digest, 0, octets, LABEL.length, digest.length);
        return octets;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
