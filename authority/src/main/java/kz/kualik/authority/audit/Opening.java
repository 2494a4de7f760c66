package kz.kualik.authority.audit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Personal data that are committed to without being said: SHA-256 over the octet 1, 32 random octets of salt and the content in
 * UTF-8. The commitment may stand where nothing is ever erased; salt and content stand where they can be. Without the salt
 * nobody can tell whether a guessed content is the one, so after the erasure the commitment says nothing about a person.
 *
 * @param object whose data they are
 * @param salt 32 random octets
 * @param content what is committed to
 */
@SuppressWarnings("ArrayRecordComponent") // carried to the table, never compared
public record Opening(AuditedObject object, byte[] salt, String content) {

    private static final int SALT_OCTETS = 32;
    private static final byte VERSION = 1;

    /** A new one. */
    public static Opening of(AuditedObject object, String content, SecureRandom random) {
        var salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        return new Opening(object, salt, content);
    }

    /** The 32 octets that may stand anywhere. */
    public byte[] commitment() {
        var utf8 = content.getBytes(StandardCharsets.UTF_8);
        var input = new byte[1 + SALT_OCTETS + utf8.length];
        input[0] = VERSION;
        System.arraycopy(salt, 0, input, 1, SALT_OCTETS);
        System.arraycopy(utf8, 0, input, 1 + SALT_OCTETS, utf8.length);
        return AuditHash.ofContent(input).toOctets();
    }

    /** The object only: the content is about a person. */
    @Override
    public String toString() {
        return "Opening[" + object + ", " + HexFormat.of().formatHex(commitment()) + "]";
    }
}
