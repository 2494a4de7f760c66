package kz.kualik.pki.lint;

/**
 * One rule that a certificate breaks.
 *
 * @param rule the rule's name, for example {@code serial-number}
 * @param message what is wrong; never personal data
 */
public record Finding(String rule, String message) {

    @Override
    public String toString() {
        return rule + ": " + message;
    }
}
