package kz.kualik.responder.timestamp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import kz.kualik.crypto.DigestAlgorithm;

/**
 * Serial numbers of time-stamps: no two nodes and no two starts of one node give the same (RFC 3161, section 2.4.2), and
 * none needs to ask another or to remember anything. A number has 153 bits of the 160 that every client must take: a one,
 * 56 bits that are the node's own (of the digest of its name, which is unique in the database), and 96 random ones. Two
 * numbers of one node are the same once in 2^48 stamps.
 */
public final class TimeStampSerialNumbers {

    private static final int NODE_OCTETS = 7;
    private static final int RANDOM_OCTETS = 12;

    private final byte[] node;
    private final SecureRandom random;

    /** @param nodeName of this process; no other process has it */
    public TimeStampSerialNumbers(String nodeName, SecureRandom random) {
        this.node =
                Arrays.copyOf(DigestAlgorithm.SHA256.digest(nodeName.getBytes(StandardCharsets.UTF_8)), NODE_OCTETS);
        this.random = random;
    }

    /** The next number. */
    BigInteger next() {
        var octets = new byte[1 + NODE_OCTETS + RANDOM_OCTETS];
        octets[0] = 1;
        System.arraycopy(node, 0, octets, 1, NODE_OCTETS);
        var drawn = new byte[RANDOM_OCTETS];
        random.nextBytes(drawn);
        System.arraycopy(drawn, 0, octets, 1 + NODE_OCTETS, RANDOM_OCTETS);
        return new BigInteger(octets);
    }
}
