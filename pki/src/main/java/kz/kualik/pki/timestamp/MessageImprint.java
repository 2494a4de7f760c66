package kz.kualik.pki.timestamp;

import java.util.Arrays;
import kz.kualik.crypto.DigestAlgorithm;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** What is stamped: the digest of some data and how it was made (RFC 3161, section 2.4.1). */
public final class MessageImprint {

    private final AlgorithmIdentifier hashAlgorithm;
    private final byte[] hashedMessage;

    public MessageImprint(AlgorithmIdentifier hashAlgorithm, byte[] hashedMessage) {
        this.hashAlgorithm = hashAlgorithm;
        this.hashedMessage = hashedMessage.clone();
    }

    /** The imprint of this data. */
    public static MessageImprint of(DigestAlgorithm digest, byte[] data) {
        return new MessageImprint(digest.identifier(), digest.digest(data));
    }

    /** Whether this is the imprint of that data; false also where the digest algorithm is not known. */
    public boolean fits(byte[] data) {
        return DigestAlgorithm.of(hashAlgorithm.getAlgorithm())
                .map(digest -> Arrays.equals(digest.digest(data), hashedMessage))
                .orElse(false);
    }

    static MessageImprint of(org.bouncycastle.asn1.tsp.MessageImprint imprint) {
        return new MessageImprint(imprint.getHashAlgorithm(), imprint.getHashedMessage());
    }

    org.bouncycastle.asn1.tsp.MessageImprint toAsn1() {
        return new org.bouncycastle.asn1.tsp.MessageImprint(hashAlgorithm, hashedMessage);
    }

    public AlgorithmIdentifier hashAlgorithm() {
        return hashAlgorithm;
    }

    public byte[] hashedMessage() {
        return hashedMessage.clone();
    }

    /** The same digest algorithm (parameters absent and NULL are the same) and the same digest. */
    public boolean sameAs(MessageImprint other) {
        return hashAlgorithm.getAlgorithm().equals(other.hashAlgorithm.getAlgorithm())
                && Arrays.equals(hashedMessage, other.hashedMessage);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MessageImprint that
                && hashAlgorithm.equals(that.hashAlgorithm)
                && Arrays.equals(hashedMessage, that.hashedMessage);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashedMessage);
    }
}
