package kz.kualik.pki.certificate;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.digests.SHA1Digest;

/**
 * A key's identifier: SHA-1 over the contents of the BIT STRING subjectPublicKey (RFC 5280, section 4.2.1.2, method 1).
 * It only finds keys and protects nothing, so SHA-1 does no harm.
 */
public final class KeyIdentifier {

    private final byte[] octets;

    private KeyIdentifier(byte[] octets) {
        this.octets = octets;
    }

    /** The identifier of a public key; 20 octets. */
    public static KeyIdentifier of(SubjectPublicKeyInfo key) {
        var input = key.getPublicKeyData().getOctets();
        var digest = new SHA1Digest();
        digest.update(input, 0, input.length);
        var identifier = new byte[digest.getDigestSize()];
        digest.doFinal(identifier, 0);
        return new KeyIdentifier(identifier);
    }

    /** An identifier found in an extension; strangers' ones may have any length. */
    public static KeyIdentifier ofOctets(byte[] octets) {
        return new KeyIdentifier(octets.clone());
    }

    /** The octets; a copy. */
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyIdentifier that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    /** Lower-case hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(octets);
    }
}
