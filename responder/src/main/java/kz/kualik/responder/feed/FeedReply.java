package kz.kualik.responder.feed;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.kualik.responder.feed.FeedRefusedException.Reason;

/**
 * One answer of the authority: the next records, if there are any, and the signed head that they lead to. On the wire: a
 * label, the number of records (4 octets), the records, the head, the certificate and the signature, each of these two after
 * two octets with its length.
 */
public final class FeedReply {

    /** What the feed's answers are called in HTTP. */
    public static final String MEDIA_TYPE = "application/vnd.kualik.status-feed";

    /** The most records in one answer. */
    public static final int LARGEST = 10_000;

    private static final byte[] LABEL = "Kualik status feed 1".getBytes(StandardCharsets.US_ASCII);

    private final List<FeedRecord> records;
    private final FeedHead head;
    private final FeedSignature signature;

    private FeedReply(List<FeedRecord> records, FeedHead head, FeedSignature signature) {
        this.records = List.copyOf(records);
        this.head = head;
        this.signature = signature;
    }

    /** Signs the head. */
    public static FeedReply signed(List<FeedRecord> records, FeedHead head, FeedSigner signer) {
        return new FeedReply(records, head, signer.sign(head.encoded()));
    }

    /** Reads an answer; says nothing about whether it is to be believed. */
    public static FeedReply read(InputStream stream) throws FeedRefusedException {
        var in = new DataInputStream(stream);
        try {
            var label = new byte[LABEL.length];
            in.readFully(label);
            if (!Arrays.equals(label, LABEL)) {
                throw new IOException("this is no status feed");
            }
            var count = in.readInt();
            if (count < 0 || count > LARGEST) {
                throw new IOException("an answer announces " + count + " records");
            }
            var records = new ArrayList<FeedRecord>(count);
            for (int i = 0; i < count; i++) {
                records.add(FeedRecord.readFrom(in));
            }
            var reply = new FeedReply(records, FeedHead.readFrom(in), FeedSignature.readFrom(in));
            if (in.read() >= 0) {
                throw new IOException("something follows the answer");
            }
            return reply;
        } catch (IOException e) {
            throw new FeedRefusedException(Reason.MALFORMED, "an answer of the status feed cannot be read", e);
        }
    }

    /** Writes the answer; does not close the stream. */
    public void writeTo(OutputStream stream) throws IOException {
        var out = new DataOutputStream(stream);
        out.write(LABEL);
        out.writeInt(records.size());
        for (var one : records) {
            out.write(one.encoded());
        }
        out.write(head.encoded());
        signature.writeTo(out);
        out.flush();
    }

    List<FeedRecord> records() {
        return records;
    }

    FeedHead head() {
        return head;
    }

    FeedSignature signature() {
        return signature;
    }
}
