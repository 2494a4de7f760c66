package kz.kualik.crypto.pkcs12;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.kualik.crypto.Password;

/**
 * What the NUC demands of the password of a new key file: 6 to 32 characters, among them a small and a capital Latin
 * letter and a digit. For new files only; existing ones open with whatever password they have.
 */
public final class KeyFilePasswordRule {

    /** A demand that a password does not meet. */
    public enum Shortcoming {
        TOO_SHORT,
        TOO_LONG,
        NO_SMALL_LETTER,
        NO_CAPITAL_LETTER,
        NO_DIGIT
    }

    private static final int SHORTEST = 6;
    private static final int LONGEST = 32;

    private KeyFilePasswordRule() {}

    /** All demands that the password does not meet; empty for a good one. */
    public static List<Shortcoming> shortcomings(Password password) {
        char[] characters = password.characters();
        List<Shortcoming> found = new ArrayList<>();
        if (characters.length < SHORTEST) {
            found.add(Shortcoming.TOO_SHORT);
        }
        if (characters.length > LONGEST) {
            found.add(Shortcoming.TOO_LONG);
        }
        if (hasNone(characters, 'a', 'z')) {
            found.add(Shortcoming.NO_SMALL_LETTER);
        }
        if (hasNone(characters, 'A', 'Z')) {
            found.add(Shortcoming.NO_CAPITAL_LETTER);
        }
        if (hasNone(characters, '0', '9')) {
            found.add(Shortcoming.NO_DIGIT);
        }
        Arrays.fill(characters, '\0');
        return found;
    }

    private static boolean hasNone(char[] characters, char first, char last) {
        for (char character : characters) {
            if (character >= first && character <= last) {
                return false;
            }
        }
        return true;
    }
}
