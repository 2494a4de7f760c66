package kz.kualik.crypto.pkcs12;

import java.util.Arrays;
import kz.kualik.crypto.Password;

/** The octets that the derivations take for a password. */
final class PasswordOctets {

    private PasswordOctets() {}

    /** BMPString with its two terminating zeros, also for the empty password (RFC 7292, appendix B.1). */
    static byte[] bmp(Password password) {
        char[] characters = password.characters();
        var octets = new byte[2 * characters.length + 2];
        for (int i = 0; i < characters.length; i++) {
            octets[2 * i] = (byte) (characters[i] >>> 8);
            octets[2 * i + 1] = (byte) characters[i];
        }
        Arrays.fill(characters, '\0');
        return octets;
    }
}
