package kz.kualik.pki.ocsp;

import java.util.Arrays;
import org.bouncycastle.asn1.x500.X500Name;

/** Who answered: ResponderID (RFC 6960, section 4.2.1). */
public sealed interface ResponderId {

    /** The subject of the responder's certificate. */
    record ByName(X500Name name) implements ResponderId {}

    /** The SHA-1 digest of the responder's public key, 20 octets. */
    final class ByKey implements ResponderId {

        private final byte[] keyHash;

        ByKey(byte[] keyHash) {
            this.keyHash = keyHash.clone();
        }

        public byte[] keyHash() {
            return keyHash.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByKey that && Arrays.equals(keyHash, that.keyHash);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(keyHash);
        }
    }
}
